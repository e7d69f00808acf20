import type { Handler } from '../../call';
import { customerOf } from '../../commerce/find';
import { created, noContent } from '../../commerce/replies';
import { conflict, missing } from '../refusals';
import type { StoredConsent } from '../state';

const create: Handler = (call) => {
	const { id: customerId } = customerOf(call);
	const body = call.body as Omit<StoredConsent, 'customerId'>;
	const { consents } = call.state.areas;
	if (consents.some((other) => other.customerId === customerId && other.applicationId === body.applicationId)) {
		throw conflict('The application has a consent already; delete that one first.');
	}
	consents.push({ ...body, customerId });
	return created({ ...body, attributes: { objectType: 'ApplicationConsent' } });
};

const remove: Handler = (call) => {
	const { id: customerId } = customerOf(call);
	const { areas } = call.state;
	const kept = areas.consents.filter(
		(one) => one.customerId !== customerId || one.applicationId !== call.params.applicationId,
	);
	if (kept.length === areas.consents.length) throw missing('consent');
	areas.consents = kept;
	return noContent();
};

export const consentHandlers: Record<string, Handler> = {
	'applicationConsent.create': create,
	'applicationConsent.delete': remove,
};
