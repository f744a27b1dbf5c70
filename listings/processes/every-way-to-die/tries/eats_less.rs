use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{
    self, Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

// ANCHOR: worker
fn work() -> io::Result<()> {
    let most = 256 << 20;
    setrlimit(Resource::RLIMIT_AS, most, most)?;
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    for line in io::stdin().lines() {
        match line?.as_str() {
            "panic" => panic!("the device sent garbage"),
            "abort" => process::abort(),
            "exit" => process::exit(3),
            "eat" => println!("{}", vec![1_u8; 128 << 20].len()),
            "hang" => loop {
                thread::park();
            },
            device => println!("{device} is up"),
        }
    }
    Ok(())
}
// ANCHOR_END: worker

struct Worker {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<String>,
}

impl Worker {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn()?;
        let requests = child.stdin.take().expect("it is piped");
        let stdout = child.stdout.take().expect("it is piped");
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || read(stdout, &sender));
        Ok(Worker {
            child,
            requests,
            answers,
        })
    }

    // ANCHOR: ask
    /// The answer, or how the worker ended.
    fn ask(
        mut self,
        request: &str,
        limit: Duration,
    ) -> io::Result<Result<String, ExitStatus>> {
        // A worker that is dead does not answer either.
        let _ = writeln!(self.requests, "{request}");
        let answer = self.answers.recv_timeout(limit);
        if answer.is_err() {
            self.child.kill()?;
        }
        drop(self.requests);
        let ended = self.child.wait()?;
        Ok(answer.map_err(|_| ended))
    }
    // ANCHOR_END: ask
}

/// Passes on whole lines: a worker that dies may leave half of one.
fn read(stdout: ChildStdout, answers: &Sender<String>) {
    let mut stdout = BufReader::new(stdout);
    loop {
        let mut line = String::new();
        let read = stdout.read_line(&mut line);
        if read.is_err()
            || line.pop() != Some('\n')
            || answers.send(line).is_err()
        {
            break;
        }
    }
}

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let program = env::current_exe()?;
    let (long, short) =
        (Duration::from_secs(10), Duration::from_millis(50));
    for request in ["r1", "exit", "panic", "abort", "eat"] {
        let outcome = Worker::start(&program)?.ask(request, long)?;
        report(request, outcome);
    }
    let outcome = Worker::start(&program)?.ask("hang", short)?;
    report("hang", outcome);
    let worker = Worker::start(&program)?;
    kill(
        Pid::from_raw(worker.child.id().cast_signed()),
        Signal::SIGTERM,
    )?;
    report("terminated", worker.ask("hang", long)?);
    Ok(())
}

fn report(request: &str, outcome: Result<String, ExitStatus>) {
    match outcome {
        Ok(answer) => println!("{request}: {answer}"),
        Err(ended) => println!("{request}: {ended}"),
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
