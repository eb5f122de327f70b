# shellcheck shell=bash
# What a bare Ubuntu 22.04 lacks. Each source is pinned: a key by its fingerprint, a download by its signature.

node_major=24
# https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html
aws_cli_key=FB5DB77FD5C118B80511ADA8A6310ACC4672475C
# https://github.com/nodesource/distributions
nodesource_key=6F71F525282841EEDAF851B42F59B5F99B1BE0B4

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/verify-CloudWatch-Agent-Package-Signature.html
agent_key=937616F3450B7D806CBD9725D58167303B789C72
agent_source=https://amazoncloudwatch-agent.s3.amazonaws.com

# What everything else is fetched with.
install_base() {
  [[ $EUID -eq 0 ]] || die "installing packages needs root"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  add_packages ca-certificates curl gnupg jq procps tar unzip util-linux zstd
}

# A new host's own updates may hold the lock for a while.
add_packages() { apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "$@"; }

install_packages() {
  install_base
  add_source nodesource https://deb.nodesource.com/gpgkey/nodesource-repo.gpg.key "$nodesource_key" "https://deb.nodesource.com/node_$node_major.x nodistro main"
  apt-get update -qq
  add_packages nodejs
  install_aws_cli
  install_nginx
  install_agent
  if ! systemctl is-active --quiet amazon-ssm-agent.service && ! systemctl is-active --quiet snap.amazon-ssm-agent.amazon-ssm-agent.service; then
    die "the SSM agent does not run on this host; install amazon-ssm-agent 3.3.2746.0 or newer, the pipeline reaches hosts only through it"
  fi
}

codename() { sed -n 's/^VERSION_CODENAME=//p' /etc/os-release; }

# add_source NAME KEY-URL FINGERPRINT LINE: a key file that lacks the pinned key is refused, and no other key of it counts
add_source() {
  local folder ring=$R/usr/share/keyrings/$1.gpg list=$R/etc/apt/sources.list.d/$1.list
  folder=$(mktemp -d)
  mkdir -p "${ring%/*}" "${list%/*}"
  curl -sSfL --retry 3 -o "$folder/key" "$2" || die "the key of $1 could not be fetched from $2; run this again"
  gpg --homedir "$folder" --batch --quiet --import "$folder/key" || die "$2 is no key; nothing was installed from $1"
  gpg --homedir "$folder" --batch --export "$3" >"$folder/ring"
  [[ -s $folder/ring ]] || die "the key of $1 at $2 is not $3; nothing was installed from it"
  mv "$folder/ring" "$ring"
  chmod 644 "$ring"
  rm -rf "$folder"
  printf 'deb [signed-by=%s] %s\n' "$ring" "$4" >"$list"
}

install_aws_cli() {
  local folder archive
  if command -v aws >/dev/null; then return; fi
  folder=$(mktemp -d)
  archive=https://awscli.amazonaws.com/awscli-exe-linux-$(uname -m).zip
  curl -sSfL --retry 3 -o "$folder/cli.zip" "$archive" || die "$archive could not be fetched; run this again"
  curl -sSfL --retry 3 -o "$folder/cli.sig" "$archive.sig" || die "$archive.sig could not be fetched; run this again"
  gpg --homedir "$folder" --batch --quiet --keyserver hkps://keyserver.ubuntu.com --recv-keys "$aws_cli_key" ||
    die "the key server does not hand out the AWS CLI's key $aws_cli_key; run this again"
  gpg --homedir "$folder" --batch --quiet --verify "$folder/cli.sig" "$folder/cli.zip" ||
    die "the AWS CLI's signature is not of the key $aws_cli_key; it was not installed"
  unzip -q "$folder/cli.zip" -d "$folder"
  "$folder/aws/install" --update
  rm -rf "$folder"
}

install_agent() {
  local folder package name
  if [[ -d /opt/aws/amazon-cloudwatch-agent ]]; then return; fi
  folder=$(mktemp -d)
  package=ubuntu/$(dpkg --print-architecture)/latest/amazon-cloudwatch-agent.deb
  for name in assets/amazon-cloudwatch-agent.gpg "$package" "$package.sig"; do
    curl -sSfL --retry 3 -o "$folder/${name##*/}" "$agent_source/$name" || die "$agent_source/$name could not be fetched; run this again"
  done
  gpg --homedir "$folder" --batch --quiet --import "$folder/amazon-cloudwatch-agent.gpg" || die "the CloudWatch agent's key is no key"
  # The file may hold more keys than the pinned one.
  gpg --homedir "$folder" --batch --export "$agent_key" >"$folder/ring"
  gpgv --quiet --keyring "$folder/ring" "$folder/${package##*/}.sig" "$folder/${package##*/}" ||
    die "the CloudWatch agent's signature is not of the key $agent_key; it was not installed"
  chmod 755 "$folder"
  add_packages "$folder/${package##*/}"
  rm -rf "$folder"
}
