import { setting, type SettingsOf } from '../../core/settings';

/** What can be changed while the simulator runs. */
export const SETTINGS = {
	customerActivationMs: setting(3000, 'Milliseconds until a new customer or reseller is active.'),
	orderProcessingMs: setting(3000, 'Milliseconds until an order, or an approved cancellation, is completed.'),
	reportProcessingMs: setting(2000, 'Milliseconds until a scheduled report is completed.'),
	tokenSeconds: setting(1500, 'Seconds that a token lives.'),
	linkSeconds: setting(3600, 'Seconds that a signed download link lives.'),
	listShowsPoNumber: setting(false, 'Whether rows of the order list carry poNumber and attributes.'),
	singleShowsPoNumber: setting(true, 'Whether a single order carries poNumber.'),
	singleShowsAttributes: setting(true, 'Whether a single order carries its attributes.'),
	ratePerSecond: setting(0, 'Requests per second and key, beyond which 429 with Retry-After comes; 0 is no limit.'),
	catalogExtra: setting(0, 'How many generated products the catalog holds on top.'),
	maxPageSize: setting<number | null>(null, 'The most rows of a page, whatever limit asks for; null is no maximum.'),
	reportRows: setting(3, 'The least rows of a report file; generated rows fill it up.'),
	wrongKeyStatus: setting(401, 'The status for a wrong subscription key: 401 or 403.'),
	orderListingMs: setting(0, 'Milliseconds until a new order is listed.'),
};

export type Settings = SettingsOf<typeof SETTINGS>;
