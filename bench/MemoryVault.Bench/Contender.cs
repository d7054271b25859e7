namespace MemoryVault.Bench;

/// <summary>One way to do the job, as a whole process or the processes that a script of users runs.</summary>
internal abstract class Contender(string name)
{
    public string Name { get; } = name;

    /// <summary>Gets the folder that holds the history.</summary>
    public abstract string? Repository { get; }

    /// <summary>Takes the whole tree for the first time.</summary>
    public abstract Measure First();

    /// <summary>Brings the history up to date.</summary>
    public abstract Measure Again();

    /// <summary>Gives the highest resident memory of a run; 0 where it is not one process.</summary>
    public virtual long PeakMemory() => 0;
}
