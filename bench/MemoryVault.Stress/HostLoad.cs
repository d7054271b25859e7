namespace MemoryVault.Stress;

/// <summary>What a figure of a run is worth: how many cores there were, and how many processes wanted one.</summary>
internal static class HostLoad
{
    /// <summary>Gives the cores, and where the system tells it the load of the last minute, five and fifteen.</summary>
    internal static string Describe()
    {
        const string File = "/proc/loadavg";
        var load = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Split(' ') : [];
        return load is [var one, var five, var fifteen, ..]
            ? FormattableString.Invariant($"{Environment.ProcessorCount} cores, load {one} {five} {fifteen}")
            : FormattableString.Invariant($"{Environment.ProcessorCount} cores");
    }
}
