/** Child: a simulated desk in a process of its own, whose memory and time are nobody's. Its result is its address. */
import { startSimulator } from '../simulator/simulator';
import { workAsChild } from './children';
import { PLENTY, seedFor } from './desk-size';

workAsChild(async ([cases]) => {
	const { url } = await startSimulator({ ...seedFor(Number(cases)), dailyLimit: PLENTY });
	return url;
});
