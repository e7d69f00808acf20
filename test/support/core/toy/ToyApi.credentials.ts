import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

/** A sign-in that is exchanged for a token, which is kept with its expiry. */
export class ToyApi implements ICredentialType {
	name = 'toyApi';

	displayName = 'Toy API';

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'User', name: 'user', type: 'string', default: '' },
		{ displayName: 'Region', name: 'region', type: 'string', default: 'eu' },
		{ displayName: 'Expires At', name: 'expiresAt', type: 'hidden', default: 0 },
		{
			displayName: 'Token',
			name: 'token',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
	];

	async preAuthentication(this: IHttpRequestHelper, { baseUrl, user }: ICredentialDataDecryptedObject) {
		const body = { user };
		const answer = (await this.helpers.httpRequest({ method: 'POST', url: `${baseUrl}/token`, body })) as {
			token: string;
			lifetime: number;
		};
		return { token: answer.token, expiresAt: Date.now() + answer.lifetime * 1000, undeclared: 'not a field' };
	}

	async authenticate(
		{ token }: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		return { ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } };
	}
}

/** A key in a header, in the generic form. */
export class ToyKeyApi implements ICredentialType {
	name = 'toyKeyApi';

	displayName = 'Toy Key API';

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Key', name: 'key', type: 'string', typeOptions: { password: true }, default: '' },
	];

	authenticate = {
		type: 'generic' as const,
		properties: { headers: { 'x-key': '={{ $credentials.key }}' }, qs: { via: 'generic' } },
	};
}
