use std::env;
use std::io;
use std::process::{Command, Stdio};

fn main() -> io::Result<()> {
    let program = env::current_exe()?;
    match env::args().nth(1).as_deref() {
        None => watch(Command::new(program).arg("caller")),
        Some("caller") => call(Command::new(program).arg("backup")),
        Some(_) => back_up(),
    }
}

fn watch(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut caller = command.spawn()?;
    let input = caller.stdin.take();
    let output = caller.stdout.take().expect("it is piped");
    println!("caller ended well: {}", caller.wait()?.success());
    drop(input);
    print!("{}", io::read_to_string(output)?);
    Ok(())
}

fn call(command: &mut Command) -> io::Result<()> {
    command.spawn()?.wait()?;
    Ok(())
}

fn back_up() -> io::Result<()> {
    io::read_to_string(io::stdin())?;
    println!("backup stored");
    Ok(())
}

#[cfg(test)]
mod tests;
