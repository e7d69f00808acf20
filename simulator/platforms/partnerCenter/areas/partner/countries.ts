import { missing } from '../refusals';

/** What the platform asks of addresses, phone numbers and tax numbers of a country. */
export interface Country {
	iso2Code: string;
	defaultCulture: string;
	isStateRequired: boolean;
	supportedStatesList: string[];
	supportedLanguagesList: string[];
	supportedCulturesList: string[];
	isPostalCodeRequired: boolean;
	postalCodeRegex: string | null;
	isCityRequired: boolean;
	isVatIdSupported: boolean;
	taxIdFormat: string | null;
	taxIdSample: string | null;
	vatIdRegex: string | null;
	phoneNumberRegex: string | null;
	isTaxIdSupported: boolean;
	isTaxIdOptional: boolean;
	countryCallingCodesList: string[];
}

const country = (iso2Code: string, language: string, callingCode: string, more: Partial<Country>): Country => ({
	iso2Code,
	defaultCulture: `${language}-${iso2Code}`,
	isStateRequired: false,
	supportedStatesList: [],
	supportedLanguagesList: [language],
	supportedCulturesList: [`${language}-${iso2Code}`],
	isPostalCodeRequired: true,
	postalCodeRegex: '^\\d{5}$',
	isCityRequired: true,
	isVatIdSupported: false,
	taxIdFormat: null,
	taxIdSample: null,
	vatIdRegex: null,
	phoneNumberRegex: '^\\+?[\\d ]{6,15}$',
	isTaxIdSupported: false,
	isTaxIdOptional: true,
	countryCallingCodesList: [callingCode],
	...more,
});

const US_STATES =
	'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY';

// The blanks within the American patterns are the platform's own.
const COUNTRIES: Country[] = [
	country('US', 'en', '1', {
		isStateRequired: true,
		supportedStatesList: US_STATES.split(' '),
		postalCodeRegex: '^\\d{5}( -\\d{4})?$',
		phoneNumberRegex: '^( 1[ -.]?)?\\(?\\d{3}\\)?[ -.]?\\d{3}[ -.]?\\d{4}$',
		isTaxIdSupported: true,
		taxIdFormat: 'NN-NNNNNNN',
		taxIdSample: '12-3456789',
	}),
	country('CA', 'en', '1', {
		isStateRequired: true,
		supportedStatesList: 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' '),
		supportedLanguagesList: ['en', 'fr'],
		supportedCulturesList: ['en-CA', 'fr-CA'],
		postalCodeRegex: '^[A-Z]\\d[A-Z] ?\\d[A-Z]\\d$',
	}),
	country('MX', 'es', '52', {
		isStateRequired: true,
		supportedStatesList:
			'AG BC BS CM CS CH CO CL DF DG GT GR HG JA MX MI MO NA NL OA PU QE QR SL SI SO TB TM TL VE YU ZA'.split(' '),
	}),
	country('CN', 'zh', '86', {
		isStateRequired: true,
		supportedStatesList:
			'AH BJ CQ FJ GD GS GX GZ HA HB HE HI HL HN JL JS JX LN NM NX QH SC SD SH SN SX TJ XJ XZ YN ZJ'.split(' '),
		postalCodeRegex: '^\\d{6}$',
	}),
	country('DE', 'de', '49', {
		isVatIdSupported: true,
		vatIdRegex: '^DE\\d{9}$',
		taxIdFormat: 'DENNNNNNNNN',
		taxIdSample: 'DE123456789',
	}),
	country('FR', 'fr', '33', { isVatIdSupported: true, vatIdRegex: '^FR[A-Z0-9]{2}\\d{9}$' }),
	country('GB', 'en', '44', {
		postalCodeRegex: '^[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}$',
		isVatIdSupported: true,
		vatIdRegex: '^GB\\d{9}$',
	}),
	country('CH', 'de', '41', {
		postalCodeRegex: '^\\d{4}$',
		supportedLanguagesList: ['de', 'fr', 'it'],
		supportedCulturesList: ['de-CH', 'fr-CH', 'it-CH'],
	}),
	country('TR', 'tr', '90', { isTaxIdSupported: true, isTaxIdOptional: false, taxIdSample: '1234567890' }),
	country('AE', 'ar', '971', { isPostalCodeRequired: false, postalCodeRegex: null }),
];

/** The rules of a country by its code, in any case. */
export const findCountry = (code: string): Country | undefined =>
	COUNTRIES.find(({ iso2Code }) => iso2Code === code.toUpperCase());

/** As `findCountry`; throws 404 for a country without rules. */
export function countryByCode(code: string): Country {
	const found = findCountry(code);
	if (!found) throw missing('country');
	return found;
}
