import type { Vendor } from '../../../nodes/engine/declare';
import { adobeVip } from './adobe/index';
import { ingramMicro } from './ingram/index';
import { partnerCenter } from './partnerCenter/index';
import type { Host, Platform } from './platform';

export type { Host, Platform, Reply } from './platform';

/** Every platform of the package. */
export const platforms: Platform[] = [ingramMicro, partnerCenter, adobeVip];

export const hosts: Host[] = platforms.flatMap((platform) => platform.hosts);

/** The host that a vendor's requests go to; where one credential serves several, the one whose address it makes of it. */
export function hostOf({ credential, baseUrl }: Vendor): Host {
	const [found, ...others] = hosts.filter((host) => host.credential === credential);
	if (!found) throw new Error(`No platform is known for the credential "${credential}"`);
	const url = 'http://recorder.invalid';
	return others.find((host) => baseUrl(host.data(url)) === `${url}${host.base}`) ?? found;
}

/** The platform that a host belongs to. */
export const platformOf = (host: Host): Platform => platforms.find((platform) => platform.hosts.includes(host))!;
