/** The clouds that the simulator plays, each under an address of its own. */
export type Cloud = 'global' | 'us' | 'china';

/** The first step of the addresses of each cloud's API; its sign-in is below, at `/login`. */
export const CLOUDS: Record<string, Cloud> = { partner: 'global', 'partner-us': 'us', 'partner-china': 'china' };

const AGREEMENTS = /^(customerAgreement|agreementMetadata|agreementTemplate)\./;

// Source: limits of auth.clouds. The ids of the contract that a cloud does not have.
const MISSING: Record<Cloud, RegExp[]> = {
	global: [],
	us: [AGREEMENTS, /^user\.(create|update|delete|restore|resetPassword)$/, /^directoryRole\.(addMember|removeMember)$/],
	china: [
		AGREEMENTS,
		/^user\.resetPassword$/,
		/^license\./,
		/^(azureEntitlement|utilization|rateCard|usage)\./,
		/^serviceRequest\./,
		/^more\.GetServiceRequestCustomer$/,
		/^analytics\.getReferrals$/,
	],
};

/** Whether a cloud offers an operation. Microsoft Graph is played in the global cloud only, so GDAP needs no row here. */
export const isOffered = (cloud: Cloud, operationId: string): boolean =>
	!MISSING[cloud].some((pattern) => pattern.test(operationId));
