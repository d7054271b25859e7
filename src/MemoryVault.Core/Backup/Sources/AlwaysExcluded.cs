namespace MemoryVault.Backup;

/// <summary>What no source takes, unless an include names the file itself: what is no memory, and what must not leave its place.</summary>
internal static class AlwaysExcluded
{
    /// <summary>What comes and goes, is rebuilt, or is a database that cannot be copied while it is in use.</summary>
    internal static readonly string[] Debris =
    [
        // Editors, half-written files and locks.
        "*.tmp", "*.tmp-*", "*.tmp.*", ".tmp-*", "*.temp", "*.part", "*.partial", "*.crdownload", "*~", "*.swp", "*.swo", "*.swx", ".#*", "#*#",
        "~$*", ".~lock.*", "*.lock", "*.pid",
        "*.sock", "*.socket", ".fuse_hidden*", ".nfs[0-9]*", ".goutputstream-*",

        // What systems and sync tools put into every folder.
        ".DS_Store", "._*", ".AppleDouble/", ".Spotlight-V100/", ".Trashes/", ".fseventsd/", "Thumbs.db", "ehthumbs.db", "desktop.ini",
        "$RECYCLE.BIN/", ".Trash-*/", ".stfolder/", ".stversions/", ".dropbox.cache/",

        // What is installed or computed anew.
        "node_modules/", "__pycache__/", "*.pyc", ".venv/", ".mypy_cache/", ".pytest_cache/", ".ruff_cache/", ".cache/", ".hg/", ".svn/", ".jj/",
        ".memoryvault/",

        // A copy of a database in use may be torn, and agents' databases hold their credentials as well (docs/sources.md).
        "*.sqlite", "*.sqlite3", "*.sqlite-*", "*.sqlite3-*", "*.db", "*.db3", "*.db-wal", "*.db-shm", "*.db-journal", "*.vscdb", "*.vscdb.*",
        "*.vscdb-*",
    ];

    /// <summary>What holds credentials by its name, whosever it is.</summary>
    internal static readonly string[] Credentials =
    [
        ".env", ".env.[!e]*", ".env.e[!x]*", ".envrc",
        "auth.json", "auth-profiles.json", "auth-state.json", "auth.toml", ".auth/", ".credentials.json", "credentials.json", "credentials.toml",
        "credentials.y{a,}ml", "credentials/", ".credentials/",
        "*-credentials.json", "*_credentials.json", "*oauth_creds*.json", "*oauth-creds*.json", "oauth.json", "*oauth-token*.json",
        "*oauth_token*.json", "google_accounts.json", "service-account*.json",
        "token.json", "tokens.json", "access_token", "access_token.json", "refresh_token", "refresh_token.json", "api-keys.json", "api_keys.json",
        "apikeys.json",
        "secrets.*", "secrets/", ".secrets", "mcp-secrets/", "mcp-oauth-config/",
        "*.pem", "*.key", "*.p12", "*.pfx", "*.jks", "*.kdbx", "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*", ".ssh/", ".gnupg/", ".aws/",
        ".kube/",
        ".netrc", "_netrc", ".pgpass", ".npmrc", ".pypirc", ".git-credentials", "**/.docker/config.json", "**/gh/hosts.yml",

        // Settings that hold keys of MCP servers and providers in plain text (docs/sources.md).
        ".claude.json", ".claude.json.*", "claude_desktop_config.json", "mcp.json", ".mcp.json", "mcp-config.json", "mcp_config.json",
        "cline_mcp_settings.json", "openclaw.json", "openclaw.json.*", "basic-memory-cloud.json",
        "**/.claude/backups/", "**/.copilot/config.json", "**/.copilot/providers.json", "**/.cursor/cli-config.json",
        "**/.cline/data/settings/providers.json", "**/.letta/settings.json", "**/.letta/providers/", "**/{.basic-memory,basic-memory}/config.json",
        "**/.openclaw*/identity/", "**/.openclaw*/devices/", "**/agents/*/agent/auth*.json", "**/agents/*/agent/models.json",
    ];
}
