use std::sync::mpsc;

fn main() {
    let (sender, answers) = mpsc::channel::<String>();
    println!("waiting for an answer");
    drop(sender);
    for answer in answers {
        println!("{answer}");
    }
}

#[cfg(test)]
mod tests;
