"""Configuration files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from rsttrans.config import ConfigError, Configuration, Settings, load, parse, show


def test_nearest_upward(tmp_path: Path) -> None:
    (tmp_path / "docs" / "deep").mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.rsttrans]\nselect = ["links"]\n')
    (tmp_path / "docs" / "pyproject.toml").write_text('[project]\nname = "no settings here"\n')
    configuration = load(tmp_path / "docs" / "deep")
    assert configuration.settings.select == ("links",)
    assert configuration.root == tmp_path
    (tmp_path / "docs" / "rsttrans.toml").write_text('select = ["number"]\n')
    assert load(tmp_path / "docs" / "deep").settings.select == ("number",)


def test_named_file(tmp_path: Path) -> None:
    file = tmp_path / "other.toml"
    file.write_text("jobs = 3\n")
    assert load(tmp_path, file).settings.jobs == 3


def test_hyphens_are_as_good_as_underscores() -> None:
    assert parse({"extend-select": ["a"]}, "x") == parse({"extend_select": ["a"]}, "x")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("selct = []", "x: unknown key `selct`, did you mean `select`?; legal keys: "),
        ('select = "links"', "x: `select` must be a list of strings, not a string"),
        ("select = [1]", "x: `select` must be a list of strings, not a list with a whole number in it"),
        ("jobs = true", "x: `jobs` must be a whole number, not true or false"),
        ("jobs = -1", "x: `jobs` must be 0 or more"),
        ("locale_urls = []", "x: `locale_urls` must be a table of strings, not a list"),
        (
            "per_file_ignores = {a = 'b'}",
            "x: `per_file_ignores` must be a table of lists of strings, not a table",
        ),
        ("include = 2020-01-01", "x: `include` must be a list of strings, not a date"),
    ],
)
def test_errors(toml: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        parse(tomllib.loads(toml), "x")
    assert str(error.value).startswith(message)


@pytest.mark.parametrize("data", [b"select = [", b'select = ["\xa4\xa2"]'])
def test_no_toml(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "rsttrans.toml"
    file.write_bytes(data)
    with pytest.raises(ConfigError, match=r"rsttrans\.toml: no valid TOML: "):
        load(tmp_path)


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nrsttrans = 1"])
def test_odd_tables(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    if "[" in text:
        with pytest.raises(ConfigError, match=r"tool\.rsttrans must be a table"):
            load(tmp_path)
    else:
        assert load(tmp_path, tmp_path / "pyproject.toml").settings == Settings()


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        load(tmp_path, tmp_path / "none.toml")


def test_show_is_toml_that_gives_the_same_settings() -> None:
    settings = Settings(
        select=("links", '"\\'),
        locale_urls=(("https://a.example/en/", "https://a.example/日本/"),),
        per_file_ignores=(("docs/*", ("style", "number")),),
        jobs=2,
    )
    table = tomllib.loads(show(Configuration(settings)))["tool"]["rsttrans"]
    assert parse(table, "x") == settings
