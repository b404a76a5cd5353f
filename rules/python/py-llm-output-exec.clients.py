import os
import sqlite3
import subprocess

import anthropic
from langchain_openai import ChatOpenAI
from openai import OpenAI
from pydantic import BaseModel

client = OpenAI()
claude = anthropic.Anthropic()
llm = ChatOpenAI()
MODEL = "a-model"
ACTIONS = {"refund": print, "cancel": print}


class Action(BaseModel):
    name: str
    amount: int


def solve(task):
    response = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": task}])
    code = response.choices[0].message.content
    # ruleid: py-llm-output-exec
    exec(code)


def do(task):
    message = claude.messages.create(model=MODEL, max_tokens=500, messages=[{"role": "user", "content": task}])
    command = message.content[0].text.strip()
    # ruleid: py-llm-output-exec
    return subprocess.run(command, shell=True, capture_output=True)


def ask_database(question):
    answer = llm.invoke("Write SQL for: " + question)
    connection = sqlite3.connect("shop.db")
    # ruleid: py-llm-output-exec
    return connection.cursor().execute(answer.content).fetchall()


def complete(prompt):
    response = client.responses.create(model=MODEL, input=prompt)
    return response.output_text


def run_shell(prompt):
    # ruleid: py-llm-output-exec
    os.system(complete(prompt))


class Step:
    def __init__(self, code, number):
        self.code = code
        self.number = number


def calculate(prompt):
    response = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
    step = Step(response.choices[0].message.content, 1)
    # ruleid: py-llm-output-exec
    return eval(step.code)


def dispatch(prompt):
    response = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
    action = Action.model_validate_json(response.choices[0].message.content)
    # ok: py-llm-output-exec
    ACTIONS[action.name](action.amount)


def save(prompt):
    response = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": prompt}])
    connection = sqlite3.connect("shop.db")
    # ok: py-llm-output-exec
    connection.execute("INSERT INTO answers VALUES (?)", (response.choices[0].message.content,))


def count(prompt):
    response = llm.invoke(prompt)
    # ok: py-llm-output-exec
    os.system("head -n %d log.txt" % int(response.content))
