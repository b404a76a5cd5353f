import { exec } from "node:child_process";
import vm from "node:vm";
import Anthropic from "@anthropic-ai/sdk";
import { generateText } from "ai";
import OpenAI from "openai";
import { z } from "zod";
import { pool } from "./db";

const openai = new OpenAI();
const anthropic = new Anthropic();

export async function askDatabase(question: string) {
	const completion = await openai.chat.completions.create({ model: "gpt", messages: [{ role: "user", content: question }] });
	const sql = completion.choices[0].message.content ?? "";
	// ruleid: js-llm-output-exec
	return pool.query(sql);
}

export async function runAgent(task: string) {
	const message = await anthropic.messages.create({ model: "claude", max_tokens: 1000, messages: [{ role: "user", content: task }] });
	const step = { command: message.content[0].text };
	// ruleid: js-llm-output-exec
	exec(step.command, () => {});
}

export async function chart(prompt: string) {
	const { text } = await generateText({ model: "gpt", prompt });
	// ruleid: js-llm-output-exec
	return vm.runInNewContext(text, {});
}

function show(element: HTMLElement, answer: string) {
	// ruleid: js-llm-output-exec
	element.innerHTML = answer;
}

export async function chat(element: HTMLElement, prompt: string) {
	const completion = await openai.chat.completions.create({ model: "gpt", messages: [{ role: "user", content: prompt }] });
	show(element, completion.choices[0].message.content ?? "");
}

const Filter = z.object({ status: z.enum(["open", "done"]) });

export async function askSafely(question: string) {
	const completion = await openai.chat.completions.create({ model: "gpt", messages: [{ role: "user", content: question }] });
	const filter = Filter.parse(JSON.parse(completion.choices[0].message.content ?? "{}"));
	// ok: js-llm-output-exec
	return pool.query("SELECT * FROM tasks WHERE status = $1", [filter.status]);
}

export async function showSafely(element: HTMLElement, prompt: string) {
	const { text } = await generateText({ model: "gpt", prompt });
	// ok: js-llm-output-exec
	element.textContent = text;
}

export async function summarize(prompt: string) {
	const { text } = await generateText({ model: "gpt", prompt });
	// ok: js-llm-output-exec
	await pool.query("INSERT INTO summaries (text) VALUES ($1)", [text]);
	return text;
}

export function render(element: Element, question: Question) {
	// ok: js-llm-output-exec
	element.innerHTML = question.choices.find((choice) => choice.isRight)?.label ?? "";
}
