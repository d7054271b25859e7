namespace MemoryVault.Processes;

/// <summary>What a program can tell of the host that it runs on.</summary>
public interface IHostProbe
{
    /// <summary>Gets the name of this boot, which the monotonic clock counts from; null where the system has none.</summary>
    string? Boot { get; }

    /// <summary>Gets this process.</summary>
    ProcessMark Self { get; }

    /// <summary>Tells whether a process has certainly ended. One of another host, or one that cannot be seen, counts as alive.</summary>
    bool HasEnded(ProcessMark process);
}
