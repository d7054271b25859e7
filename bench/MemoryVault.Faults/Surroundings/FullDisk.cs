using System.Globalization;
using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A disk on which little is free.</summary>
/// <param name="folder">Of which folder.</param>
/// <param name="free">How much: pages of 4 KiB, or files.</param>
/// <param name="ofFiles">Whether it is out of files (inodes), and not of space.</param>
internal sealed class FullDisk(string folder, int free, bool ofFiles) : SmallDisk(folder, $"{free} {(ofFiles ? "files" : "pages")} free on {(folder.Length == 0 ? "the only disk" : "the disk of " + folder)}")
{
    // 0 would be no limit at all.
    private const string Space = """pages=$(df --output=used -B4096 "$1" | tail -1) && mount -o remount,size=$(( (pages + $2) * 4096 + 1 )) "$1" """;
    private const string Files = """count=$(df --output=iused "$1" | tail -1) && mount -o remount,nr_inodes=$(( count + $2 )) "$1" """;

    /// <inheritdoc/>
    internal override void Relieve(Place place) => Require(place, """mount -o remount,size=1g,nr_inodes=1000000 "$1" """);

    /// <inheritdoc/>
    protected override void Change(Place place) => Require(place, ofFiles ? Files : Space, free.ToString(CultureInfo.InvariantCulture));
}
