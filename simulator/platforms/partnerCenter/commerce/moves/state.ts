export interface StoredTransition {
	id: string;
	customerId: string;
	fromSubscriptionId: string;
	fromCatalogItemId: string;
	toCatalogItemId: string;
	toSubscriptionId: string;
	quantity: number;
	transitionType: string;
	termDuration: string;
	billingCycle: string;
	promotionId?: string;
	startedAt: number;
	dueAt: number;
	/** Whether it has been carried out. */
	done: boolean;
}

/** What a migration is asked to do; add-ons stand beside their base, never below it. */
export interface MigrationRequest {
	currentSubscriptionId: string;
	termDuration?: string;
	billingCycle?: string;
	purchaseFullTerm?: boolean;
	quantity?: number;
	customTermEndDate?: string;
	externalReferenceId?: string;
}

export interface StoredMigration {
	id: string;
	customerId: string;
	request: MigrationRequest;
	addOns: MigrationRequest[];
	startedAt: number;
	dueAt: number;
	orderId?: string;
	/** The new subscription of each legacy one, once it is there. */
	newSubscriptions: Record<string, string>;
}

export interface StoredSchedule {
	id: string;
	customerId: string;
	request: MigrationRequest;
	addOns: MigrationRequest[];
	targetAt: number | null;
	migrateOnRenewal: boolean;
	status: 'Scheduled' | 'Processing' | 'Completed' | 'Failed' | 'Cancelled';
	createdAt: number;
	modifiedAt: number;
	errorCode: number;
	errorDescription: string;
	migrationId?: string;
}

export interface TransferLine {
	subscriptionId: string;
	partnerIdOnRecord?: string;
	quantity?: number;
	friendlyName?: string;
}

export interface StoredTransfer {
	id: string;
	customerId: string;
	status: 'Pending' | 'InProgress' | 'Complete' | 'Reject';
	transferType: number;
	customerEmailId: string;
	customerName: string;
	sourcePartnerTenantId: string;
	sourcePartnerName: string;
	targetPartnerTenantId: string;
	targetPartnerEmailId?: string;
	targetProductTypes: string[] | null;
	partnerOnRecord?: string;
	createdAt: number;
	modifiedAt: number;
	completedAt?: number;
	lines: TransferLine[];
	orderIds: string[];
}

export interface StoredProductUpgrade {
	id: string;
	customerId: string;
	productFamily: string;
	legacySubscriptionId: string;
	startedAt: number;
	dueAt: number;
	done: boolean;
}
