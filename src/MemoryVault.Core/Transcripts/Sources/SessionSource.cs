namespace MemoryVault.Transcripts;

/// <summary>A place where an agent writes its session transcripts, and how it is reached.</summary>
public sealed record SessionSource
{
    /// <summary>Gets the name, unique on this machine and the folder below <c>sessions/</c>: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how it is reached: <c>fly</c>, <c>ssh</c>, <c>kubectl</c>, <c>docker</c>, <c>folder</c> or <c>command</c>.</summary>
    public required string Preset { get; init; }

    /// <summary>Gets the app of Fly.io, the host (<c>[user@]host[:port]</c>), the pod (or <c>deploy/name</c>) or the container; null for a folder or a command.</summary>
    public string? Target { get; init; }

    /// <summary>Gets the folder with the sessions: there, absolute or below <c>~/</c>; of a folder source, here and absolute.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets the namespace of a pod; null for that of kubectl's context.</summary>
    public string? Namespace { get; init; }

    /// <summary>Gets the container in a pod or in a machine of Fly.io; null for its first.</summary>
    public string? Container { get; init; }

    /// <summary>Gets the machine of an app of Fly.io; null for its first that runs.</summary>
    public string? Machine { get; init; }

    /// <summary>Gets the program and its arguments that write a tar stream, for the preset <c>command</c>. No shell reads them.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Gets the number of days since a transcript's last change within which it is asked for; 0 for all. A command decides by itself.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>Gets the globs of what is taken; empty for <see cref="SessionFilter.Default"/>.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Gets the globs of what is left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Gets the folder of this machine that each pull keeps in the source's own layout; null for none.</summary>
    public string? Mirror { get; init; }

    /// <summary>Gets where it is, for people: the app, host, pod or container with the folder, or the command.</summary>
    public string From => this switch
    {
        { Command.Count: > 0 } => string.Join(' ', Command),
        { Target: null } => Folder ?? string.Empty,
        { Namespace: { } space } => $"{space}/{Target}:{Folder}",
        _ => $"{Target}:{Folder}",
    };

    /// <summary>Gets the bounds of what is taken.</summary>
    public SessionLimits Limits { get; init; } = new();
}
