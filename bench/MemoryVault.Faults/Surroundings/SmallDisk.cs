using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A disk of its own (tmpfs(5)) in the place of one of a place's folders, with what was in it.</summary>
/// <param name="folder">The folder, below the place; empty for the whole place.</param>
/// <param name="name">What is wrong with it.</param>
internal abstract class SmallDisk(string folder, string name) : Surrounding(name)
{
    private const string Mount = """
        mkdir -p "$1" && mv "$1" "$1.aside" && mkdir "$1" && mount -t tmpfs -o mode=755,size=1g tmpfs "$1" && cp -a "$1.aside/." "$1/" && rm -rf "$1.aside"
        """;

    private static readonly Lazy<string?> Obstacle = new(Try);

    /// <summary>Gives why no disk can be mounted here; null where it can.</summary>
    internal static string? FindObstacle() => Obstacle.Value;

    /// <inheritdoc/>
    internal override void Begin(Place place)
    {
        Require(place, Mount);
        Change(place);
    }

    /// <inheritdoc/>
    internal override void Remove(Place place) => place.Start("umount", "--lazy", PathIn(place));

    /// <summary>Makes what is wrong with it.</summary>
    protected abstract void Change(Place place);

    /// <summary>Runs a script, whose <c>$1</c> is the folder, and which must succeed.</summary>
    protected void Require(Place place, string script, params string[] arguments)
    {
        var end = place.Start("sh", ["-c", script, "sh", PathIn(place), .. arguments]);
        if (end.ExitCode != 0)
        {
            throw new IOException($"'{PathIn(place)}' cannot become a disk of its own: {end}");
        }
    }

    private string PathIn(Place place) => folder.Length == 0 ? place.Root : place[folder];

    private static string? Try()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "a disk that is full or read-only is mounted on Linux only";
        }

        var root = Directory.CreateTempSubdirectory("memvault-mount-").FullName;
        var place = new Place(root, []);
        var disk = new FullDisk(string.Empty, 1, ofFiles: false);
        try
        {
            disk.Begin(place);
            return null;
        }
        catch (IOException refused)
        {
            return $"needs the right to mount a tmpfs: {refused.Message}";
        }
        finally
        {
            disk.Remove(place);
            place.Start("rm", "-rf", root, root + ".aside");
        }
    }
}
