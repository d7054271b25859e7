using MemoryVault.Faults.Places;

namespace MemoryVault.Faults.Surroundings;

/// <summary>A disk that is mounted read-only.</summary>
/// <param name="folder">Of which folder.</param>
internal sealed class ReadOnlyDisk(string folder) : SmallDisk(folder, $"{(folder.Length == 0 ? "the only disk" : "the disk of " + folder)} is read-only")
{
    /// <inheritdoc/>
    internal override void Relieve(Place place) => Require(place, """mount -o remount,rw "$1" """);

    /// <inheritdoc/>
    protected override void Change(Place place) => Require(place, """mount -o remount,ro "$1" """);
}
