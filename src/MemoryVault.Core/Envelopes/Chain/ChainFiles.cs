using System.Globalization;

namespace MemoryVault.Envelopes;

/// <summary>The files of a chain, by their numbers: each has one manifest and one bundle, and none is left out.</summary>
internal sealed class ChainFiles
{
    private readonly string _place;
    private readonly StorageListing _listing;
    private readonly Dictionary<int, EnvelopeFileName> _manifests = [];

    private ChainFiles(string place, StorageListing listing) => (_place, _listing) = (place, listing);

    /// <summary>Gets the number of the newest publication; 0 for none.</summary>
    internal int Newest { get; private set; }

    /// <summary>Reads a listing.</summary>
    /// <exception cref="EnvelopeInvalidException">Files are missing, or there are two of one kind.</exception>
    internal static ChainFiles Read(string place, StorageListing listing)
    {
        var files = new ChainFiles(place, listing);
        if (listing.IsForeign)
        {
            throw new EnvelopeInvalidException(place, EnvelopeFileName.Readme, EnvelopeFault.Foreign, "and the rest there are no files of an envelope");
        }

        foreach (var name in listing.Files.Keys.Select(EnvelopeFileName.TryParse).OfType<EnvelopeFileName>().Where(name => name.IsManifest))
        {
            if (!files._manifests.TryAdd(name.Sequence, name))
            {
                throw new EnvelopeInvalidException(place, name.ToString(), EnvelopeFault.Malformed, "and another manifest have one number");
            }

            files.Newest = Math.Max(files.Newest, name.Sequence);
        }

        files.RequireComplete();
        return files;
    }

    /// <summary>Gives the name of a manifest.</summary>
    internal EnvelopeFileName ManifestName(int sequence) => _manifests[sequence];

    /// <summary>Gives the file of a manifest.</summary>
    internal StoredFile Manifest(int sequence) => _listing.Files[_manifests[sequence].ToString()];

    /// <summary>Gives the file of a part of a bundle.</summary>
    /// <exception cref="EnvelopeInvalidException">It is not there.</exception>
    internal StoredFile Bundle(int sequence, int part)
    {
        var name = EnvelopeFileName.Bundle(sequence, _manifests[sequence].Tool, part).ToString();
        return _listing.Files.GetValueOrDefault(name) ?? throw Gone(name);
    }

    private void RequireComplete()
    {
        for (var i = 1; i <= Newest; i++)
        {
            if (!_manifests.ContainsKey(i))
            {
                throw Gone(EnvelopeFileName.Manifest(i, _manifests[Newest].Tool).ToString());
            }

            Bundle(i, 1);
        }
    }

    private EnvelopeInvalidException Gone(string name) => new(
        _place, name, EnvelopeFault.Missing, string.Create(CultureInfo.InvariantCulture, $"is not there, though the chain goes on to number {Newest}"));
}
