/** A licence of one user: the pool that it is taken from, and the service plans that stay off. */
export interface Assignment {
	skuId: string;
	excludedPlans: string[];
}

/** A user in the directory of a customer. Passwords are told once and not kept. */
export interface StoredUser {
	id: string;
	customerId: string;
	usageLocation: string;
	userPrincipalName: string;
	firstName?: string;
	lastName?: string;
	displayName: string;
	immutableId?: string;
	phoneNumber?: string;
	/** In ms; a deleted user can be brought back for thirty days. */
	deletedAt?: number;
	/** Directory roles by id. */
	roles: string[];
	licenses: Assignment[];
}
