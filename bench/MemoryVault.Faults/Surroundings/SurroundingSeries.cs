namespace MemoryVault.Faults.Surroundings;

/// <summary>One thing about the machine that gets better step by step.</summary>
/// <param name="Name">What.</param>
/// <param name="Steps">From where nothing goes.</param>
/// <param name="EndsWhenDone">Whether it is over when a command could do all: more of it cannot harm.</param>
internal sealed record SurroundingSeries(string Name, IEnumerable<Surrounding> Steps, bool EndsWhenDone);
