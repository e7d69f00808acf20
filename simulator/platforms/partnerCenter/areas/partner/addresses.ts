import type { Handler } from '../../call';
import { ok } from '../../commerce/replies';
import { PROBLEMS, refusal } from '../../commerce/problems';
import type { Country } from './countries';
import { countryByCode, findCountry } from './countries';

interface Address {
	addressLine1: string;
	addressLine2?: string;
	city: string;
	state?: string;
	postalCode?: string;
	country: string;
}

/** What was found about an address: how sure it is, in words, and what was probably meant. */
interface Verdict {
	status: 'Verified' | 'VerifiedShippable' | 'InteractionRequired' | 'StreetPartial';
	validationMessage: string;
	suggestedAddresses: Address[];
}

// The published patterns have blanks that do not belong there.
const fits = (pattern: string | null, text: string): boolean =>
	!pattern || new RegExp(pattern.replaceAll(' -', '-'), 'i').test(text);

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** Why an address is refused altogether, none when it is not: states are compared with the country's list. */
function flaw({ state = '' }: Address, country: Country | undefined): string | undefined {
	if (!country) return 'Country';
	if (country.isStateRequired && !country.supportedStatesList.includes(state.toUpperCase())) return 'State';
	return undefined;
}

/** Judges an address that is not refused. */
function judge(address: Address, country: Country): Verdict {
	const { addressLine1, city, postalCode = '' } = address;
	if (country.isPostalCodeRequired && !fits(country.postalCodeRegex, postalCode)) {
		return {
			status: 'InteractionRequired',
			validationMessage: 'The postal code does not fit the country',
			suggestedAddresses: [],
		};
	}
	if (!/\d/.test(addressLine1)) {
		return { status: 'StreetPartial', validationMessage: 'The number of the house is missing', suggestedAddresses: [] };
	}
	const suggested = { ...address, addressLine1: tidy(addressLine1), city: tidy(city) };
	const isTidy = suggested.addressLine1 === addressLine1 && suggested.city === city;
	return isTidy
		? {
				status: 'VerifiedShippable',
				validationMessage: 'Address was found and can be delivered to',
				suggestedAddresses: [],
			}
		: { status: 'Verified', validationMessage: 'Address was found in another form', suggestedAddresses: [suggested] };
}

/** Bad countries and states are still refused in the form of 2021, with JSON in the description. */
const validate: Handler = ({ body }) => {
	const address = body as Address;
	const country = findCountry(address.country);
	const wrong = flaw(address, country);
	if (wrong || !country) {
		throw refusal(
			PROBLEMS.address,
			JSON.stringify({ IsSuccess: false, InvalidField: wrong, Message: `The ${wrong} isn't valid` }),
		);
	}
	return ok({ originalAddress: address, ...judge(address, country) });
};

export const addressHandlers: Record<string, Handler> = {
	'address.validate': validate,
	'countryValidationRules.get': ({ params }) =>
		ok({ ...countryByCode(params.isoCode), attributes: { objectType: 'CountryValidationRules' } }),
};
