using System.Buffers;
using System.Text.Json;
using MemoryVault.Backup;
using MemoryVault.Envelopes;
using MemoryVault.Files;
using MemoryVault.Json;
using MemoryVault.Knowledge;
using MemoryVault.Secrets;
using MemoryVault.Transcripts;

namespace MemoryVault.Vaults;

/// <summary>
/// Reads and writes <c>config.json</c>. By hand instead of by reflection: it is read at every start, and reflection would cost
/// more than the rest of a sync with nothing to do.
/// </summary>
public static class ConfigurationFile
{
    private const int MostSeconds = 1_000_000;

    /// <summary>Reads the file.</summary>
    /// <exception cref="VaultMissingException">It is not there.</exception>
    /// <exception cref="ConfigurationInvalidException">It is not what it should be.</exception>
    public static VaultConfiguration Read(VaultPaths paths)
    {
        try
        {
            return Parse(paths.Configuration, JsonSettings.Read(File.ReadAllBytes(paths.Configuration)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VaultMissingException(paths.Root);
        }
        catch (FormatException e)
        {
            throw new ConfigurationInvalidException(paths.Configuration, e.Message, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ConfigurationInvalidException(paths.Configuration, "access is denied.", e);
        }
    }

    /// <summary>Replaces the file atomically.</summary>
    public static void Write(VaultPaths paths, VaultConfiguration configuration)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, VaultJson.Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("version", VaultConfiguration.CurrentVersion);
            json.WriteString("machine", configuration.Machine);
            json.WriteStartArray("sources");
            foreach (var source in configuration.Sources)
            {
                MemorySourceJson.Write(json, source);
            }

            json.WriteEndArray();
            WriteSessionSources(json, configuration.SessionSources);
            WriteRemotes(json, configuration.Remotes);
            KnowledgeSettingsJson.Write(json, configuration.Knowledge);
            SecretSettingsJson.WriteAllowed(json, configuration.AllowedSecrets);
            WritePolicies(json, configuration.Policies);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        AtomicFile.Write(paths.Configuration, buffer.WrittenSpan);
    }

    private static VaultConfiguration Parse(string path, JsonObject root)
    {
        var version = root.Get("version").AsInt32();
        if (version > VaultConfiguration.CurrentVersion)
        {
            throw new ConfigurationInvalidException(path, $"its version is {version}; this program knows {VaultConfiguration.CurrentVersion}. Install a newer MemoryVault.");
        }

        return new VaultConfiguration
        {
            Version = version,
            Machine = root.Text("machine"),
            Sources = root.List("sources", MemorySourceJson.Read),
            SessionSources = root.List("sessionSources", SessionSourceJson.Read),
            Remotes = root.List("remotes", ReadRemote),
            Knowledge = root.List("knowledge", KnowledgeSettingsJson.Read),
            AllowedSecrets = root.List("allowedSecrets", SecretSettingsJson.ReadAllowed),
            Policies = root.Find("policies") is { } policies ? ReadPolicies(policies.AsObject()) : new VaultPolicies(),
        };
    }

    // Left out where there is none, so that the file of a vault without transcripts is as it always was.
    private static void WriteSessionSources(Utf8JsonWriter json, IReadOnlyList<SessionSource> sources)
    {
        if (sources.Count == 0)
        {
            return;
        }

        json.WriteStartArray("sessionSources");
        foreach (var source in sources)
        {
            SessionSourceJson.Write(json, source);
        }

        json.WriteEndArray();
    }

    private static VaultRemote ReadRemote(JsonObject json)
    {
        var remote = new VaultRemote(json.Text("name"), json.Text("url"))
        {
            Coordinate = json.Find("coordinate")?.AsBoolean() ?? false,
            SecretPolicy = SecretSettingsJson.ReadPolicy(json.OptionalText("secrets")),
            Recipients = EnvelopeSettingsJson.ReadRecipients(json),
            Identity = json.OptionalText("identity"),
        };

        // What coordinates is pushed to as it is: a slip of the pen here must not publish what was to be encrypted.
        return remote.IsEncrypted && remote.Coordinate ? throw new FormatException($"the remote '{remote.Name}' is encrypted and cannot coordinate.") : remote;
    }

    private static void WriteRemotes(Utf8JsonWriter json, IReadOnlyList<VaultRemote> remotes)
    {
        json.WriteStartArray("remotes");
        foreach (var remote in remotes)
        {
            json.WriteStartObject();
            json.WriteString("name", remote.Name);
            json.WriteString("url", remote.Url);
            if (remote.Coordinate)
            {
                json.WriteBoolean("coordinate", true);
            }

            SecretSettingsJson.WritePolicy(json, remote.SecretPolicy);
            EnvelopeSettingsJson.Write(json, [.. remote.Recipients.Select(each => each.ToString())], remote.Identity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static VaultPolicies ReadPolicies(JsonObject json)
    {
        var defaults = new VaultPolicies();
        return new VaultPolicies
        {
            MaximumFileBytes = json.Find("maximumFileBytes")?.AsInt64() ?? defaults.MaximumFileBytes,
            ShrinkLimit = json.Find("shrinkLimit")?.AsDouble() ?? defaults.ShrinkLimit,
            ShrinkMinimumBytes = json.Find("shrinkMinimumBytes")?.AsInt64() ?? defaults.ShrinkMinimumBytes,
            OptimizeLooseObjects = json.Find("optimizeLooseObjects")?.AsInt32() ?? defaults.OptimizeLooseObjects,
            OptimizePacks = json.Find("optimizePacks")?.AsInt32() ?? defaults.OptimizePacks,
            OptimizeBytes = json.Find("optimizeBytes")?.AsInt64() ?? defaults.OptimizeBytes,
            ProofDays = json.Find("proofDays")?.AsInt32() ?? defaults.ProofDays,
            GitEngine = json.Find("gitEngine")?.AsText() ?? defaults.GitEngine,
            RemoteTimeoutSeconds = Seconds(json, "remoteTimeoutSeconds", 1) ?? defaults.RemoteTimeoutSeconds,
            ClockSkewSeconds = Seconds(json, "clockSkewSeconds", 0) ?? defaults.ClockSkewSeconds,
            OptimisticCheckin = json.Find("optimisticCheckin")?.AsBoolean() ?? defaults.OptimisticCheckin,
        };
    }

    // No clock waits longer than some weeks, and none a negative time.
    private static int? Seconds(JsonObject json, string member, int least) => json.Find(member)?.AsInt32() is not { } seconds ? null
        : seconds >= least && seconds <= MostSeconds ? seconds : throw new FormatException($"'{member}' is not between {least} and {MostSeconds}.");

    private static void WritePolicies(Utf8JsonWriter json, VaultPolicies policies)
    {
        json.WriteStartObject("policies");
        json.WriteNumber("maximumFileBytes", policies.MaximumFileBytes);
        json.WriteNumber("shrinkLimit", policies.ShrinkLimit);
        json.WriteNumber("shrinkMinimumBytes", policies.ShrinkMinimumBytes);
        json.WriteNumber("optimizeLooseObjects", policies.OptimizeLooseObjects);
        json.WriteNumber("optimizePacks", policies.OptimizePacks);
        json.WriteNumber("optimizeBytes", policies.OptimizeBytes);
        json.WriteNumber("proofDays", policies.ProofDays);
        json.WriteString("gitEngine", policies.GitEngine);
        json.WriteNumber("remoteTimeoutSeconds", policies.RemoteTimeoutSeconds);
        json.WriteNumber("clockSkewSeconds", policies.ClockSkewSeconds);
        json.WriteBoolean("optimisticCheckin", policies.OptimisticCheckin);
        json.WriteEndObject();
    }
}
