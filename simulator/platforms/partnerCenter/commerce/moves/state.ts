import migration from '../../../../../samples/partnerCenter/migration.get.json';
import schedule from '../../../../../samples/partnerCenter/migrationSchedule.get.json';
import transition from '../../../../../samples/partnerCenter/transition.create.json';
import type { Row } from '../../reply';

type Owned = { id: string; customerId: string };
/** What takes its time, in ms. */
type Timed = { startedAt: number; dueAt: number };

/** Once it is done, it has been carried out. */
export type StoredTransition = Omit<typeof transition, 'operationId' | 'events'> &
	Owned &
	Timed & { promotionId?: string; done: boolean };

/** What a migration is asked to do; add-ons are beside their base, never below it. */
export type MigrationRequest = Pick<typeof migration, 'currentSubscriptionId'> &
	Partial<Pick<typeof migration, 'termDuration' | 'billingCycle' | 'purchaseFullTerm' | 'quantity'>> &
	Partial<Pick<typeof migration, 'customTermEndDate' | 'externalReferenceId'>>;

export type Planned = Owned & { request: MigrationRequest; addOns: MigrationRequest[] };

export interface StoredMigration extends Planned, Timed {
	orderId?: string;
	/** The new subscription of each legacy one, once it is there. */
	newSubscriptions: Record<string, string>;
}

/** A planned migration: on a day, or at the renewal. */
export interface StoredSchedule extends Planned {
	targetAt: number | null;
	/** What answers show as it is here. */
	shown: Pick<typeof schedule, 'migrateOnRenewal' | 'createdTime' | 'lastModifiedTime'> &
		Pick<typeof schedule, 'errorCode' | 'errorDescription'> & {
			status: 'Scheduled' | 'Completed' | 'Failed' | 'Cancelled';
		};
}

export interface TransferLine {
	subscriptionId: string;
	partnerIdOnRecord?: string;
	quantity?: number;
	friendlyName?: string;
}

/** A transfer as answers show it, but for its lines and what the partner who asks may see. */
export interface StoredTransfer extends Row, Owned {
	status: 'Pending' | 'InProgress' | 'Complete' | 'Reject';
	sourcePartnerTenantId: string;
	targetPartnerTenantId: string;
	targetProductTypes: string[] | null;
	partnerOnRecord?: string;
	lines: TransferLine[];
}

export type StoredProductUpgrade = Owned &
	Timed & { productFamily: string; legacySubscriptionId: string; done: boolean };
