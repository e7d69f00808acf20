import {
	getCredentialOwnRequestAllowedDomains,
	isExpression,
	NodeHelpers,
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type IRequestOptionsSimplifiedAuth,
	type IWorkflowDataProxyAdditionalKeys,
	type Workflow,
} from 'n8n-workflow';

type Data = ICredentialDataDecryptedObject;

/** Declared fields with their defaults; undeclared keys are dropped, except the domain restriction. */
export function withDefaults(properties: INodeProperties[], stored: Data): INodeParameters {
	const declared = NodeHelpers.getNodeParameters(properties, stored as INodeParameters, true, false, null, null);
	const data: INodeParameters = { ...declared };
	for (const name of ['allowedHttpRequestDomains', 'allowedDomains']) {
		if (data[name] === undefined && stored[name] !== undefined) data[name] = stored[name] as string;
	}
	return data;
}

/** Fills headers, query, body or auth from a generic `authenticate`. */
export function applyGeneric(
	requestOptions: IHttpRequestOptions,
	properties: IRequestOptionsSimplifiedAuth,
	resolve: (value: string) => string,
): IHttpRequestOptions {
	const options: Record<string, unknown> = { headers: {}, ...requestOptions };
	for (const [part, values] of Object.entries(properties)) {
		const resolved = Object.entries(values as Record<string, string>).map(([name, value]) => [
			resolve(name),
			resolve(value),
		]);
		options[part] = { ...(options[part] as object | undefined), ...Object.fromEntries(resolved) };
	}
	return options as unknown as IHttpRequestOptions;
}

/** The text of one value of a generic `authenticate`; `$credentials` is the loaded credential. */
export function resolveExpression(value: string, credentials: Data, workflow: Workflow, node: INode): string {
	if (!isExpression(value)) return value;
	const keys = { $credentials: credentials } as unknown as IWorkflowDataProxyAdditionalKeys;
	const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '');
	return resolved ? String(resolved) : '';
}

/** The exchange may only reach the credential's own allowed domains, when the user set some. */
export function restrictDomains(helpers: IHttpRequestHelper, credentials: Data): IHttpRequestHelper {
	const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
	if (allowedDomains === undefined) return helpers;
	const httpRequest = async (options: IHttpRequestOptions) => {
		if (options.allowedDomains !== undefined) {
			throw new UserError('The credential and its exchange both restrict the domains.');
		}
		return await helpers.helpers.httpRequest({ ...options, allowedDomains });
	};
	return { helpers: { ...helpers.helpers, httpRequest } };
}
