import { setting, type SettingsOf } from '../../core/settings';

/** What can be changed while the simulator runs. */
export const SETTINGS = {
	maxPageSize: setting<number | null>(null, 'The most rows of a page, whatever limit asks for; null is no maximum.'),
	tokenSeconds: setting(3600, 'Seconds that a token lives.'),
	rotateRefreshTokens: setting(false, 'Whether a sign-in as user gives a new refresh token and ends the old one.'),
	mfaClaim: setting(true, 'Whether tokens of users carry the multifactor claim.'),
	mfaRequired: setting(false, 'Whether calls of users without the multifactor claim are refused.'),
	throttlePerMinute: setting(0, 'Requests per minute and tenant, beyond which 429 comes; 0 is no limit.'),
	publishedLimits: setting(false, 'Whether the published limits of single resources hold.'),
	replayMs: setting(3_600_000, 'Milliseconds that the answer to a write is kept for its repetition.'),
	cartLifeMs: setting(900_000, 'Milliseconds until a cart expires.'),
	provisioningMs: setting(3000, 'Milliseconds until an order is completed and its subscriptions are there.'),
	orderListingMs: setting(0, 'Milliseconds until a new order is listed.'),
	pendingChangeMs: setting(0, 'Milliseconds after a subscription change in which the next is refused (409).'),
	slowChangeMs: setting(0, 'Milliseconds that a subscription change takes; above 0 it is answered with 202.'),
	singleAction: setting(false, 'Whether scheduledActions of a subscription is a single object instead of a list.'),
	registrationMs: setting(2000, 'Milliseconds that the registration of a subscription and a product upgrade take.'),
	utilizationDelayMs: setting(0, 'Milliseconds from the first question on in which utilization is not ready (204).'),
	exportMs: setting(3000, 'Milliseconds that a billing export or a payout export takes.'),
	batchMs: setting(3000, 'Milliseconds that a device batch takes.'),
	sheetPacking: setting<'none' | 'gzip' | 'zip'>('none', 'How price sheets and payout files come: none, gzip or zip.'),
	salesRegistered: setting(true, 'Whether the application may read prices; else they are answered with a bare 400.'),
	referralPatch: setting<'json' | 'json-patch' | 'none'>(
		'json',
		'As which type a change of a referral is taken (json, json-patch), or not at all (none: 405).',
	),
	wrappedTransitions: setting(false, 'Whether rows of transitions have capitals, each in a member Transition.'),
};

export type Settings = SettingsOf<typeof SETTINGS>;
