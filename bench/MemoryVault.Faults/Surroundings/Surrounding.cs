using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>Something about the machine that is not as a command would have it, for as long as it runs.</summary>
/// <param name="name">What it is, and how much of it: <c>8 pages are free</c>.</param>
internal abstract class Surrounding(string name)
{
    /// <summary>Gets what it is.</summary>
    internal string Name => name;

    /// <summary>Gets a value indicating whether the runtime itself, before any code of memvault, may end of it, with its own words or none.</summary>
    internal virtual bool MayEndTheRuntime => false;

    /// <summary>Makes it so.</summary>
    internal virtual void Begin(Place place)
    {
    }

    /// <summary>Gives the command line that the command runs by.</summary>
    internal virtual string[] Wrap(Place place, string[] line) => line;

    /// <summary>Mends it: somebody has freed space, or set the clock right. What is there stays.</summary>
    internal virtual void Relieve(Place place)
    {
    }

    /// <summary>Takes away what it was made with, before the place is brought back to its start.</summary>
    internal virtual void Remove(Place place)
    {
    }
}
