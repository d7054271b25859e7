namespace MemoryVault.Transcripts;

/// <summary>The names of the ways in which sources are reached.</summary>
public static class SessionPreset
{
    /// <summary>An app of Fly.io, by <c>fly ssh console</c>.</summary>
    public const string Fly = "fly";

    /// <summary>A host, by <c>ssh</c>.</summary>
    public const string Ssh = "ssh";

    /// <summary>A pod, by <c>kubectl exec</c>.</summary>
    public const string Kubectl = "kubectl";

    /// <summary>A container, by <c>docker exec</c>.</summary>
    public const string Docker = "docker";

    /// <summary>A folder of this machine.</summary>
    public const string Folder = "folder";

    /// <summary>A program that writes a tar stream.</summary>
    public const string Command = "command";

    /// <summary>Gets all names.</summary>
    public static IReadOnlyList<string> All { get; } = [Fly, Ssh, Kubectl, Docker, Folder, Command];

    /// <summary>Tells whether a preset runs a shell at the source.</summary>
    internal static bool IsRemote(string preset) => preset is Fly or Ssh or Kubectl or Docker;
}
