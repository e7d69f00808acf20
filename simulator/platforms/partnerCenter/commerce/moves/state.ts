import type { Row } from '../../reply';

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

/** What a migration is asked to do; add-ons are beside their base, never below it. */
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

/** A planned migration: on a day, or at the renewal. */
export interface StoredSchedule {
	id: string;
	customerId: string;
	request: MigrationRequest;
	addOns: MigrationRequest[];
	targetAt: number | null;
	/** What answers show as it is here. */
	shown: {
		migrateOnRenewal: boolean;
		status: 'Scheduled' | 'Completed' | 'Failed' | 'Cancelled';
		createdTime: string;
		lastModifiedTime: string;
		errorCode: number;
		errorDescription: string;
	};
}

export interface TransferLine {
	subscriptionId: string;
	partnerIdOnRecord?: string;
	quantity?: number;
	friendlyName?: string;
}

/** A transfer as answers show it, but for its lines and what the partner who asks may see. */
export type StoredTransfer = Row & {
	id: string;
	customerId: string;
	status: 'Pending' | 'InProgress' | 'Complete' | 'Reject';
	sourcePartnerTenantId: string;
	targetPartnerTenantId: string;
	targetProductTypes: string[] | null;
	partnerOnRecord?: string;
	lines: TransferLine[];
};

export interface StoredProductUpgrade {
	id: string;
	customerId: string;
	productFamily: string;
	legacySubscriptionId: string;
	startedAt: number;
	dueAt: number;
	done: boolean;
}
