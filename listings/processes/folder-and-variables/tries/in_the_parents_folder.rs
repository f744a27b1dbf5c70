use std::env;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{self, Command};

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return show();
    }
    let name = format!("backups-{}", process::id());
    let folder = env::temp_dir().join(name);
    fs::create_dir(&folder)?;
    fs::write(folder.join("r1.conf"), "hostname r1\n")?;
    let program = env::current_exe()?;
    show_in(Command::new(&program).arg("show"), &folder)?;
    println!("the parent's SITE: {:?}", env::var("SITE").ok());
    fs::remove_dir_all(&folder)
}

fn show_in(command: &mut Command, folder: &Path) -> io::Result<()> {
    let _ = folder;
    command.env("SITE", "lab").status()?;
    Ok(())
}

fn show() -> io::Result<()> {
    println!("the child's SITE: {:?}", env::var("SITE").ok());
    print!("r1.conf: {}", fs::read_to_string("r1.conf")?);
    Ok(())
}

#[cfg(test)]
mod tests;
