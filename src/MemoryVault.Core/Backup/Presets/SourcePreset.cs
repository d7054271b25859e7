using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>What is known of an agent's files: where they are, which of them are memory, and which must never leave their place.</summary>
/// <remarks>docs/sources.md says from which documents each was taken, when, and what it does not cover.</remarks>
public abstract class SourcePreset
{
    /// <summary>Gets the name, as in <c>--preset</c>: <c>claude-code</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the agent's name for people: <c>Claude Code</c>.</summary>
    public abstract string Agent { get; }

    /// <summary>Gets what is taken, and what it holds.</summary>
    public abstract IReadOnlyList<MemoryGlob> Takes { get; }

    /// <summary>Gets the patterns of what is taken.</summary>
    public IEnumerable<string> Include => Takes.Select(glob => glob.Pattern);

    /// <summary>Gets the patterns of what is left out of that.</summary>
    public virtual IReadOnlyList<string> Exclude => [];

    /// <summary>Gets the patterns of its credentials, beyond those that every source leaves out.</summary>
    public virtual IReadOnlyList<string> Never => [];

    /// <summary>Gets the default folder in the vault; null for <c>backup/&lt;machine&gt;/&lt;name&gt;</c>.</summary>
    public virtual string? Folder => null;

    /// <summary>Gets the page that it was looked up from.</summary>
    public abstract string Reference { get; }

    /// <summary>Lists the folders where the agent keeps its memory on a machine, whether or not they exist, the most likely first.</summary>
    public abstract IEnumerable<PresetRoot> Roots(MachineEnvironment environment);

    /// <summary>Tells whether a folder is such a folder, by what it holds. Never throws for a folder that cannot be read.</summary>
    /// <param name="root">The folder, absolute.</param>
    public abstract bool Recognises(string root);

    /// <summary>Says what of the agent's memory in a source's folder is not backed up although it is memory, and what to do; null if nothing.</summary>
    /// <param name="source">The source.</param>
    /// <param name="all">All sources of the machine: another may hold what this one cannot.</param>
    public virtual string? Caution(MemorySource source, IReadOnlyList<MemorySource> all) => null;
}
