import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Field, FieldGroup, Operation } from '../../nodes/engine/declare';
import { credentialTypes } from '../../scripts/package';

/**
 * What a canary replaces: a secret of the credential, a token of the sign-in, a password in an answer, a secret or a
 * person's data that the user entered.
 */
export type Kind = 'credential' | 'token' | 'password' | 'typed' | 'personal';

/** Letters and digits only, so that it is found in every encoding: `cnry0personal0lastName0end`. */
export const core = (kind: Kind, name: string): string => `cnry0${kind}0${name.replace(/[^A-Za-z0-9]/g, '')}0end`;

/** A secret with characters that addresses, forms and JSON write in another way. */
export const secret = (kind: Kind, name: string): string => `${core(kind, name)}~+/=&"x`;

/** Kind and name of every canary in a text, each once: `personal lastName`. */
export function found(text: string, ...kinds: Kind[]): string[] {
	const all = [...text.matchAll(/cnry0([a-z]+)0(\w+?)0end/gi)].map(([, kind, name]) => [kind.toLowerCase(), name]);
	return [...new Set(all.filter(([kind]) => kinds.includes(kind as Kind)).map((pair) => pair.join(' ')))];
}

/** The fields of a credential type that a user fills with a secret, each with a canary. */
export const secretsOf = (type: string): ICredentialDataDecryptedObject =>
	Object.fromEntries(
		new credentialTypes[type]().properties
			.filter(({ type: kind, typeOptions }) => kind !== 'hidden' && typeOptions?.password)
			.map(({ name }) => [name, secret('credential', name)]),
	);

/** What the platform's words must show, so that it can be corrected. */
const SHOWN = /^(country(Code)?|state|region|postalCode)$/i;

/** A canary of the form that the field takes; what must be a country, a choice or a number stays as it is. */
function planted({ name, type, send }: Field, value: unknown): unknown {
	if (typeof value !== 'string' || value === '' || type === 'options' || !(send?.personal ?? send?.secret))
		return value;
	if (SHOWN.test(name)) return value;
	if (send.secret) return /^https?:/.test(value) ? `${value}&key=${core('typed', name)}` : secret('typed', name);
	if (/^[^@\s]+@[^@\s]+$/.test(value)) return `${core('personal', name)}@example.com`;
	if (type === 'json') return JSON.stringify([core('personal', name)]);
	// A short text is a country or another code.
	return value.length > 3 ? `O'Ä ${core('personal', name)}` : value;
}

/** The parameters of a screen in which each secret and each text about a person is a canary. */
export function plantTyped(fields: Field[], given: INodeParameters): INodeParameters {
	const result: INodeParameters = { ...given };
	for (const field of fields) {
		const value = given[field.name];
		if (value === undefined) continue;
		if (field.type === 'collection')
			result[field.name] = plantTyped(field.options as Field[], value as INodeParameters);
		else if (field.type === 'fixedCollection')
			result[field.name] = plantGroups(field.options as FieldGroup[], value as INodeParameters);
		else result[field.name] = planted(field, value) as typeof value;
	}
	return result;
}

function plantGroups(groups: FieldGroup[], given: INodeParameters): INodeParameters {
	const plant = (group: FieldGroup, row: INodeParameters) => plantTyped(group.values, row);
	return Object.fromEntries(
		Object.entries(given).map(([name, rows]) => {
			const group = groups.find((one) => one.name === name);
			if (!group) return [name, rows];
			return [
				name,
				Array.isArray(rows)
					? (rows as INodeParameters[]).map((row) => plant(group, row))
					: plant(group, rows as INodeParameters),
			];
		}),
	);
}

/** How the paths of masked values end: `passwordProfile.password`. */
export const maskedEnds = (operations: Operation[]): string[] => [
	...new Set(
		operations.flatMap(({ mask = [] }) => mask.map((path) => path.replaceAll('[]', '').split('.').slice(-2).join('.'))),
	),
];

/** An answer in which each masked value is a canary, in whatever operation's answer it is; an address gets it as its signature. */
export function plantPasswords(value: unknown, ends: string[], path: string[] = []): unknown {
	if (Array.isArray(value)) return value.map((row) => plantPasswords(row, ends, path));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value as IDataObject).map(([name, inner]) => [name, plantPasswords(inner, ends, [...path, name])]),
		);
	}
	const end = path.slice(-2).join('.');
	if (
		typeof value !== 'string' ||
		value === '' ||
		!(ends.includes(end) || (path.length === 1 && ends.includes(path[0])))
	)
		return value;
	return /^https?:/.test(value) ? `${value}?sig=${core('password', end)}` : secret('password', end);
}
