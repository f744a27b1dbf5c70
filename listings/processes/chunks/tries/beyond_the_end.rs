use std::env;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{
    Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio,
};
use std::time::Instant;

struct Worker {
    child: Child,
    requests: Option<ChildStdin>,
    answers: Lines<BufReader<ChildStdout>>,
}

impl Worker {
    fn start(program: &Path) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let requests = child.stdin.take();
        let answers = child.stdout.take().expect("it is piped");
        let answers = BufReader::new(answers).lines();
        Ok(Worker {
            child,
            requests,
            answers,
        })
    }

    fn ask(&mut self, request: &str) -> io::Result<String> {
        let requests = self.requests.as_mut().expect("it is piped");
        writeln!(requests, "{request}")?;
        self.answers.next().ok_or(io::ErrorKind::UnexpectedEof)?
    }

    fn stop(mut self) -> io::Result<ExitStatus> {
        drop(self.requests.take());
        self.child.wait()
    }
}

/// Leaves no process behind, however its owner ends.
impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const END: usize = 8_002;

// ANCHOR: chunks
/// Answers each request, two numbers, with the primes between them.
fn work() -> io::Result<()> {
    for line in io::stdin().lines() {
        let line = line?;
        let (from, to) = line.split_once(' ').expect("two numbers");
        let [from, to] =
            [from, to].map(|n| n.parse().expect("a number"));
        println!("{}", (from..to).filter(|&n| is_prime(n)).count());
    }
    Ok(())
}

fn count(worker: &mut Worker, chunk: usize) -> io::Result<usize> {
    let mut found = 0;
    for from in (2..END).step_by(chunk) {
        let to = from + chunk;
        let answer = worker.ask(&format!("{from} {to}"))?;
        found += answer.parse::<usize>().map_err(io::Error::other)?;
    }
    Ok(found)
}

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return work();
    }
    let mut worker = Worker::start(&env::current_exe()?)?;
    for chunk in [1, 10, 100, 1_000] {
        let start = Instant::now();
        let found = count(&mut worker, chunk)?;
        let took = start.elapsed().as_millis();
        println!("{found} primes, chunks of {chunk:>4}: {took:>4} ms");
    }
    worker.stop().map(drop)
}
// ANCHOR_END: chunks

fn is_prime(n: u32) -> bool {
    (2..n)
        .take_while(|d| d * d <= n)
        .all(|d| !n.is_multiple_of(d))
}

#[cfg(test)]
mod tests;
