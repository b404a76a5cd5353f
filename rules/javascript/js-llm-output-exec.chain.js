const { ChatOpenAI } = require("@langchain/openai");

const llm = new ChatOpenAI({ temperature: 0 });

async function calculate(question) {
	const answer = await llm.invoke(`Answer with a JavaScript expression: ${question}`);
	// ruleid: js-llm-output-exec
	return eval(answer.content);
}

async function calculateSafely(question) {
	const answer = await llm.invoke(`Answer with a number: ${question}`);
	// ok: js-llm-output-exec
	return Number(answer.content);
}

module.exports = { calculate, calculateSafely };
