import { serve } from '../engine/local-service';

/** An address of this machine that nothing listens on. */
export async function deadAddress(): Promise<string> {
	const service = await serve(() => undefined);
	await service.close();
	return service.address;
}
