/**
 * The forms in which an error is written: the usual one of the API, the gateway's, that of the newer commerce and
 * agreement services, that of Microsoft Graph and api.partner.microsoft.com, and no body at all.
 */
export type Shape = 'normal' | 'gateway' | 'newer' | 'graph' | 'empty';

/** What a refusal can carry beside its status, code and text. */
export interface Extras {
	headers?: Record<string, string>;
	/** The texts or links in `data` of the usual form. */
	data?: unknown[];
	/** What the newer form tells: whether the same call may succeed later. */
	isRetryable?: boolean;
	errorName?: string;
}

/** Why the platform does not do what it was asked to; becomes the error answer. */
export class PartnerRefusal extends Error {
	constructor(
		readonly status: number,
		readonly code: number | string,
		readonly description: string,
		readonly shape: Shape,
		readonly extras: Extras,
	) {
		super(description);
	}
}

/** Makes a refusal to be thrown: `throw refuse(404, 20003, 'Subscription not found')`. */
export const refuse = (
	status: number,
	code: number | string,
	description: string,
	shape: Shape = 'normal',
	extras: Extras = {},
): PartnerRefusal => new PartnerRefusal(status, code, description, shape, extras);

// The platform escapes its descriptions as if they stood on a page.
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/'/g, '&#39;').replace(/"/g, '&quot;');

/** The error body in the refusal's form; undefined for none. */
export function errorBody({ status, code, description, shape, extras }: PartnerRefusal): unknown {
	switch (shape) {
		case 'gateway':
			return { statusCode: status, message: description };
		case 'newer':
			return {
				code: String(code),
				message: description,
				description,
				errorName: extras.errorName ?? 'RequestRefused',
				isRetryable: extras.isRetryable ?? false,
				parameters: {},
				errorMessageExtended: `InternalErrorCode=${code}`,
			};
		case 'graph':
			return { error: { code: String(code), message: description } };
		case 'empty':
			return undefined;
		default:
			return { code, description: escapeText(description), data: extras.data ?? [], source: 'PartnerFD' };
	}
}
