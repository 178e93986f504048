#!/bin/sh
# Makes a small Debian below $1, runs the role inside it twice, and judges what is there.
# $2 is the Python environment that holds ansible, $3 the folder of the role.
set -eu
target=$1 venv=$2 ansible=$3
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Codename: bookworm' | sort -u | head -1)
unmount() { for place in ansible site proc; do mountpoint -q "$target/$place" && umount "$target/$place"; done; true; }
trap unmount EXIT
unmount
rm -rf "$target"
mmdebstrap --quiet --variant=minbase --include=python3,python3-apt,systemd,systemd-sysv,ca-certificates bookworm "$target" "$mirror"
printf '#!/bin/sh\nexit 101\n' > "$target/usr/sbin/policy-rc.d"
chmod 755 "$target/usr/sbin/policy-rc.d"
mkdir -p "$target/ansible" "$target/site"
mount --bind -o ro "$ansible" "$target/ansible"
mount --bind -o ro "$("$venv/bin/python" -c 'import site; print(site.getsitepackages()[0])')" "$target/site"
mount -t proc proc "$target/proc"
cp -L /etc/resolv.conf /etc/hosts "$target/etc/"
cp -L /etc/apt/apt.conf.d/* "$target/etc/apt/apt.conf.d/"
chroot "$target" apt-get -qq update
play() {
  chroot "$target" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 PYTHONPATH=/site ANSIBLE_CONFIG=/ansible/ansible.cfg \
    python3 -m ansible playbook -i localhost, -c local /ansible/runner.yml -e ansible_become=false
}
play
play > "$target/second"
cat "$target/second"
grep -Eq 'changed=0 .*failed=0' "$target/second" || { echo 'the second run changed something'; exit 1; }
said=$(chroot "$target" /usr/sbin/sshd -T -C user=admin,host=x,addr=10.0.0.1)
for want in 'permitrootlogin no' 'passwordauthentication no' 'allowusers admin' 'x11forwarding no'; do
  echo "$said" | grep -qx "$want" || { echo "sshd does not say: $want"; exit 1; }
done
chroot "$target" nft --check --file /etc/nftables.conf || { echo 'nft refuses the firewall'; exit 1; }
# The runner's own program comes from GitHub; an empty one stands in for it here.
install -m 755 /dev/null "$target/opt/runner/run.sh"
chroot "$target" systemd-analyze verify /etc/systemd/system/stoa-runner.service
chroot "$target" su runner -s /bin/sh -c 'test ! -w /opt/runner && test -w /var/lib/runner'
chroot "$target" passwd --status runner | grep -q ' L ' || { echo 'the account of the jobs has a password'; exit 1; }
echo 'idempotent; sshd, nft and systemd accept what was written'
