import { setting, type SettingsOf } from '../../core/settings';

/** What can be changed while the simulator runs. */
export const SETTINGS = {
	maxPageSize: setting<number | null>(null, 'The most rows of a page, whatever limit asks for; null is no maximum.'),
	tokenSeconds: setting(86_400, 'Seconds that a token lives.'),
	perMinute: setting(0, 'Requests per minute and distributor, beyond which 429 comes; 0 is no limit.'),
	replayDays: setting(10, 'Days that the first answer under a correlation id is given again.'),
	replayReads: setting(true, 'Whether answers to reads are given again, too.'),
	replayFaults: setting(false, 'Whether answers 429 and 5xx are given again, too.'),
	accountValidationMs: setting(3000, 'Milliseconds until a new reseller or customer is active, or found wanting.'),
	orderListingMs: setting(0, 'Milliseconds until a new order is listed and can be read.'),
	orderMs: setting(3000, 'Milliseconds until an order is complete.'),
	transferMs: setting(3000, 'Milliseconds until a customer of the older program has moved.'),
	commitmentMs: setting(3000, 'Milliseconds until a customer accepts a three-year commitment.'),
	returnWords: setting(true, 'Whether returns are refused with 422 and a word, as since August 2026, or with 400.'),
};

export type Settings = SettingsOf<typeof SETTINGS>;
