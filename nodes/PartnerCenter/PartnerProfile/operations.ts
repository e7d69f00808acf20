import type { Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { checkSignInOperation } from './checkSignIn';
import { consents } from './consents';
import { profiles } from './profiles';
import { programs } from './programs';
import { security } from './security';

export const resource: Resource = {
	value: 'partnerProfile',
	name: 'Partner Profile',
	vendor: partnerCenter,
	operations: [checkSignInOperation, ...consents, ...profiles, ...programs, ...security],
};
