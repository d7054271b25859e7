using MemoryVault.Faults.Places;
using MemoryVault.Faults.Scenarios;

namespace MemoryVault.Faults.Surroundings;

/// <summary>What is tried with each command.</summary>
internal static class SurroundingLists
{
    private const int MostPages = 600;
    private static readonly int[] Descriptors = [24, 32, 40, 48, 56, 64, 72, 80, 96, 112, 128, 160, 192, 256];
    private static readonly int[] FileBlocks = [0, 1, 2, 4, 8, 16, 32, 64, 256, 1024];
    private static readonly int[] AddressKilobytes = [500_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 6_000_000, 10_000_000];
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>Gives disks that are full, with ever more space and ever more files, and one that is read-only: the only disk, the vault's, the temporary folder's, each remote's, those of files that are read or written.</summary>
    internal static IEnumerable<SurroundingSeries> Disks(Scenario scenario, Place place, int every) => Folders(scenario, place).SelectMany(folder => Disks(folder, every));

    /// <summary>Gives limits of a process.</summary>
    internal static IEnumerable<SurroundingSeries> Limits() =>
    [
        new("open files", Descriptors.Select(value => new LowLimit("open files", "-n", value)), EndsWhenDone: true),
        new("length of a file", FileBlocks.Select(value => new LowLimit("blocks in a file", "-f", value)), EndsWhenDone: true),
        new("address space", AddressKilobytes.Select(value => new LowLimit("KiB of address space", "-v", value)), EndsWhenDone: true),
    ];

    /// <summary>Gives clocks that are wrong from the beginning, or set meanwhile, both ways.</summary>
    internal static IEnumerable<SurroundingSeries> Clocks(int every) =>
    [
        new("clock a year back", Jumps(-Year, every), EndsWhenDone: false),
        new("clock a year ahead", Jumps(Year, every), EndsWhenDone: false),
    ];

    private static IEnumerable<WrongClock> Jumps(TimeSpan offset, int every) =>
        Enumerable.Range(0, 10).Where(number => number % every == 0).Select(number => new WrongClock(offset, TimeSpan.FromMilliseconds(60 * number)));

    private static IEnumerable<SurroundingSeries> Disks(string folder, int every)
    {
        var name = folder.Length == 0 ? "all" : folder;
        yield return new($"no space: {name}", Enumerable.Range(0, MostPages / every).Select(step => new FullDisk(folder, step * every, ofFiles: false)), EndsWhenDone: true);
        yield return new($"no files: {name}", Enumerable.Range(0, MostPages / every).Select(step => new FullDisk(folder, step * every, ofFiles: true)), EndsWhenDone: true);
        yield return new($"read-only: {name}", [new ReadOnlyDisk(folder)], EndsWhenDone: true);
    }

    private static IEnumerable<string> Folders(Scenario scenario, Place place)
    {
        string[] ours = ["vault", "tmp"];
        var read = scenario.Name.StartsWith("restore", StringComparison.Ordinal) ? "src" : "mirror";
        var others = Directory.EnumerateDirectories(place.Root).Select(folder => Path.GetFileName(folder)!).Where(name => name.EndsWith(".git", StringComparison.Ordinal) || name == read);
        return [string.Empty, .. ours, .. others.Order(StringComparer.Ordinal)];
    }
}
