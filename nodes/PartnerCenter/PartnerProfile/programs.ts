import type { Operation } from '../../engine/declare';

import { USER_ONLY } from '../vendor';

import { mpnId, programType } from './fields';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

/** Partner IDs and programs. */
export const programs: Operation[] = [
	{
		value: 'getMpnProfile',
		name: 'Get Partner Network Profile',
		action: 'Get the partner network profile',
		description: 'Get your own PLA (formerly MPN) ID and name',
		route: 'GET /v1/profiles/mpn',
		fields: [],
		needs: USER_ONLY,
		sample: 'partnerCenter/mpnProfile.get.json',
		facts: ['mpnProfile.get'],
		docs: docs('get-partner-network-profile'),
	},
	{
		value: 'verifyPartnerId',
		name: 'Verify Partner ID',
		action: 'Verify a partner ID',
		description: 'Check whether a PLA (formerly MPN) ID exists and who owns it',
		route: 'GET /v1/profiles/mpn',
		fields: [mpnId],
		needs: USER_ONLY,
		sample: 'partnerCenter/mpnProfile.verify.json',
		facts: ['mpnProfile.verify'],
		docs: docs('get-partner-by-mpn-id'),
	},
	{
		value: 'getEnrolledProgram',
		name: 'Get Enrolled Program',
		action: 'Get a program that you are enrolled in',
		description: 'Get your enrollment in a partner program. Microsoft does not document the output.',
		route: 'GET /v1/enrolledprograms/{programType}',
		fields: [programType],
		sample: 'partnerCenter/more.GetEnrolledProgramByType.json',
		facts: ['more.GetEnrolledProgramByType'],
	},
];
