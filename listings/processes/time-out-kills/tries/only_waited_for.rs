use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{
    Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

struct Worker {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<String>,
}

impl Worker {
    // ANCHOR: start
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
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
    // ANCHOR_END: start

    // ANCHOR: ask
    fn ask(
        &mut self,
        request: &str,
        limit: Duration,
    ) -> Option<String> {
        writeln!(self.requests, "{request}").ok()?;
        self.answers.recv_timeout(limit).ok()
    }

    fn kill(mut self) -> io::Result<ExitStatus> {
        self.child.wait()
    }
    // ANCHOR_END: ask
}

/// Leaves no process behind, however its owner ends.
impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Passes on each line of `stdout`, until it ends or nobody wants it.
fn read(stdout: ChildStdout, answers: &Sender<String>) {
    for line in BufReader::new(stdout).lines().map_while(Result::ok) {
        if answers.send(line).is_err() {
            break;
        }
    }
}

// ANCHOR: main
fn work() -> io::Result<()> {
    for line in io::stdin().lines() {
        match line?.as_str() {
            "hang" => loop {
                thread::park();
            },
            device => println!("{device} is up"),
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let program = env::current_exe()?;
    let mut worker = Worker::start(&program)?;
    let answer = worker.ask("hang", Duration::from_millis(30));
    println!("hang: {answer:?}");
    println!("ended by itself: {}", worker.kill()?.success());
    let mut worker = Worker::start(&program)?;
    let answer = worker.ask("r1", Duration::from_secs(10));
    println!("r1: {answer:?}");
    worker.kill().map(drop)
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
