use std::env;
use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};

const VERSION: u32 = 3;

fn main() -> io::Result<()> {
    if let Some(version) = env::args().nth(1) {
        println!("worker {version}");
        io::read_to_string(io::stdin())?;
        return Ok(());
    }
    let program = env::current_exe()?;
    for version in [VERSION, VERSION + 1] {
        let mut command = Command::new(&program);
        match Worker::start(command.arg(version.to_string())) {
            Ok(_worker) => println!("version {version} may be asked"),
            Err(error) => println!("{error}"),
        }
    }
    Ok(())
}

// ANCHOR: start
/// The longest first line that is read, in bytes.
const LONGEST: u64 = 64;

struct Worker {
    child: Child,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    fn start(command: &mut Command) -> io::Result<Worker> {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let answers = child.stdout.take().expect("it is piped");
        let answers = BufReader::new(answers);
        let mut worker = Worker { child, answers };
        let mut said = String::new();
        let mut first = worker.answers.by_ref().take(u64::MAX);
        first.read_line(&mut said)?;
        if said != format!("worker {VERSION}\n") {
            let said = said.trim_end_matches('\n');
            return Err(io::Error::other(format!("refused: {said}")));
        }
        Ok(worker)
    }
}
// ANCHOR_END: start

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests;
