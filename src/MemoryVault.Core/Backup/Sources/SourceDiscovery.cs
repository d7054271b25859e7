using MemoryVault.Backup.Scanning;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Finds the folders on a machine that are worth a source, and says what a folder is.</summary>
public static class SourceDiscovery
{
    // `examples/agents` holds the folders of several agents; a project may hold them one level further down.
    private const int MaximumDepth = 2;

    /// <summary>Lists the folders where agents keep memory on this machine, as far as they hold at least one file that would be taken.</summary>
    /// <param name="environment">The machine.</param>
    public static IReadOnlyList<SourceCandidate> Find(MachineEnvironment environment)
    {
        var found = new List<SourceCandidate>();
        foreach (var candidate in SourcePresets.All.SelectMany(preset => OfPreset(preset, environment)))
        {
            if (!found.Exists(other => IsTaken(other, candidate, environment)) && HoldsAnyFile(candidate, environment))
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    /// <summary>Says what a folder that a user names is: the folder of an agent, else a plain folder, of which everything is taken.</summary>
    /// <param name="root">The folder, absolute.</param>
    public static SourceCandidate Recognise(string root) =>
        RecogniseAgent(root) ?? new SourceCandidate(SourceNames.FromFolder(root), root, SourcePresets.Folder, []);

    /// <summary>Lists the agents' folders in a folder: itself, or those one or two levels below; itself as a plain folder if there are none.</summary>
    /// <param name="root">The folder, absolute.</param>
    internal static IReadOnlyList<SourceCandidate> Explore(string root)
    {
        var found = Explore(root, 0).ToList();
        return found.Count > 0 ? found : [Recognise(root)];
    }

    private static IEnumerable<SourceCandidate> Explore(string folder, int depth)
    {
        if (RecogniseAgent(folder) is { } candidate)
        {
            return [candidate];
        }

        return depth == MaximumDepth ? [] : FolderMarks.Folders(folder).SelectMany(below => Explore(below, depth + 1));
    }

    private static SourceCandidate? RecogniseAgent(string root)
    {
        foreach (var preset in SourcePresets.All)
        {
            if (preset.Recognises(root))
            {
                return new SourceCandidate(preset.Name, root, preset, []);
            }
        }

        return null;
    }

    private static IEnumerable<SourceCandidate> OfPreset(SourcePreset preset, MachineEnvironment environment) =>
        preset.Roots(environment).Where(root => Directory.Exists(root.Path))
            .Select(root => new SourceCandidate(preset.Name, Path.TrimEndingDirectorySeparator(root.Path), preset, root.Include));

    // The same folder again, or the workspace inside the agent's own folder, which that source takes already.
    private static bool IsTaken(SourceCandidate taken, SourceCandidate candidate, MachineEnvironment environment) =>
        FolderPath.AreSame(taken.Root, candidate.Root, environment)
            ? candidate.Include.Count == 0 || candidate.Include.SequenceEqual(taken.Include)
            : taken.Preset == candidate.Preset && taken.Include.Count == 0 && candidate.Include.Count == 0 && FolderPath.Below(taken.Root, candidate.Root, environment) is not null;

    private static bool HoldsAnyFile(SourceCandidate candidate, MachineEnvironment environment)
    {
        var source = candidate.ToSource();
        return new SourceScanner(source, SourceFilter.For(source, environment)).Walk(CancellationToken.None).Any(files => files > 0);
    }
}
