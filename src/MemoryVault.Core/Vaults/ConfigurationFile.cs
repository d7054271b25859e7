using System.Buffers;
using System.Text.Json;
using MemoryVault.Backup;
using MemoryVault.Files;

namespace MemoryVault.Vaults;

/// <summary>
/// Reads and writes <c>config.json</c>. By hand instead of by reflection: it is read at every start, and reflection would cost
/// more than the rest of a sync with nothing to do.
/// </summary>
public static class ConfigurationFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="VaultMissingException">It is not there.</exception>
    /// <exception cref="ConfigurationInvalidException">It is not what it should be.</exception>
    public static VaultConfiguration Read(VaultPaths paths)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(paths.Configuration), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Parse(paths.Configuration, document.RootElement);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new VaultMissingException(paths.Root);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
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
            WriteRemotes(json, configuration.Remotes);
            WritePolicies(json, configuration.Policies);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        AtomicFile.Write(paths.Configuration, buffer.WrittenSpan);
    }

    private static VaultConfiguration Parse(string path, JsonElement root)
    {
        var version = root.GetProperty("version").GetInt32();
        if (version > VaultConfiguration.CurrentVersion)
        {
            throw new ConfigurationInvalidException(path, $"its version is {version}; this program knows {VaultConfiguration.CurrentVersion}. Install a newer MemoryVault.");
        }

        return new VaultConfiguration
        {
            Version = version,
            Machine = root.GetProperty("machine").GetString() ?? throw new FormatException("'machine' is null."),
            Sources = VaultJson.List(root, "sources", MemorySourceJson.Read),
            Remotes = VaultJson.List(root, "remotes", ReadRemote),
            Policies = root.TryGetProperty("policies", out var policies) ? ReadPolicies(policies) : new VaultPolicies(),
        };
    }

    private static VaultRemote ReadRemote(JsonElement json) =>
        new(VaultJson.Text(json, "name"), VaultJson.Text(json, "url"));

    private static void WriteRemotes(Utf8JsonWriter json, IReadOnlyList<VaultRemote> remotes)
    {
        json.WriteStartArray("remotes");
        foreach (var remote in remotes)
        {
            json.WriteStartObject();
            json.WriteString("name", remote.Name);
            json.WriteString("url", remote.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static VaultPolicies ReadPolicies(JsonElement json)
    {
        var defaults = new VaultPolicies();
        return new VaultPolicies
        {
            MaximumFileBytes = json.TryGetProperty("maximumFileBytes", out var bytes) ? bytes.GetInt64() : defaults.MaximumFileBytes,
            ShrinkLimit = json.TryGetProperty("shrinkLimit", out var share) ? share.GetDouble() : defaults.ShrinkLimit,
            ShrinkMinimumBytes = json.TryGetProperty("shrinkMinimumBytes", out var least) ? least.GetInt64() : defaults.ShrinkMinimumBytes,
            OptimizeLooseObjects = json.TryGetProperty("optimizeLooseObjects", out var loose) ? loose.GetInt32() : defaults.OptimizeLooseObjects,
            OptimizePacks = json.TryGetProperty("optimizePacks", out var packs) ? packs.GetInt32() : defaults.OptimizePacks,
            ProofDays = json.TryGetProperty("proofDays", out var days) ? days.GetInt32() : defaults.ProofDays,
            GitEngine = json.TryGetProperty("gitEngine", out var engine) ? engine.GetString() ?? defaults.GitEngine : defaults.GitEngine,
            RemoteTimeoutSeconds = json.TryGetProperty("remoteTimeoutSeconds", out var wait) ? wait.GetInt32() : defaults.RemoteTimeoutSeconds,
        };
    }

    private static void WritePolicies(Utf8JsonWriter json, VaultPolicies policies)
    {
        json.WriteStartObject("policies");
        json.WriteNumber("maximumFileBytes", policies.MaximumFileBytes);
        json.WriteNumber("shrinkLimit", policies.ShrinkLimit);
        json.WriteNumber("shrinkMinimumBytes", policies.ShrinkMinimumBytes);
        json.WriteNumber("optimizeLooseObjects", policies.OptimizeLooseObjects);
        json.WriteNumber("optimizePacks", policies.OptimizePacks);
        json.WriteNumber("proofDays", policies.ProofDays);
        json.WriteString("gitEngine", policies.GitEngine);
        json.WriteNumber("remoteTimeoutSeconds", policies.RemoteTimeoutSeconds);
        json.WriteEndObject();
    }
}
