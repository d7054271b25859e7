using MemoryVault.Vaults;

namespace MemoryVault.Fuzz.Targets;

/// <summary>The configuration of a vault.</summary>
internal sealed class ConfigurationTarget() : TextTarget(
    "config",
    "{\"version\":1,\"machine\":\"box\",\"sources\":[{\"name\":\"notes\",\"preset\":\"folder\",\"root\":\"/home/ann/notes\",\"folder\":\"backup/box/notes\",\"include\":[\"**/*.md\"],\"exclude\":[]}],"
    + "\"sessionSources\":[{\"name\":\"bot\",\"preset\":\"command\",\"command\":[\"cat\",\"x\"],\"windowDays\":30,\"limits\":{\"maximumMembers\":5}}],"
    + "\"remotes\":[{\"name\":\"origin\",\"url\":\"https://example.org/vault.git\",\"secretPolicy\":\"redact\",\"coordinate\":true}],\"policies\":{\"gitEngine\":\"auto\",\"remoteTimeoutSeconds\":60}}",
    "{\"version\":1,\"machine\":\"m\",\"sources\":[],\"remotes\":[]}")
{
    private readonly VaultPaths _paths = new(Directory.CreateTempSubdirectory("memoryvault-fuzz-").FullName);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Words => ["\"policies\":{\"optimizeBytes\":-1}", "\"knowledge\":[{}]", "\"allowedSecrets\":[{}]", "\"url\":\"ext::sh -c x\"", "\"recipients\":[\"age1\"]"];

    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        File.WriteAllBytes(_paths.Configuration, input);
        _ = ConfigurationFile.Read(_paths);
    }
}
