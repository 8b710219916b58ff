using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;
using NUnit.Framework;

namespace FusedKernels.Generator.Tests;

/// <summary>Idioms are seen in the statements, in whatever words they are written; what only looks like one is not taken for it.</summary>
[TestFixture]
public sealed class IdiomTests
{
    private const string Parameters = "double[] x, int[] y, double[] z, int n, double p, ref int seen";
    private const string Start = "double m = p; int at = -1, k = 0, c = 0;";

    [TestCase("if (x[i] > m) { m = x[i]; at = i; }", TestName = "Choice: if")]
    [TestCase("if (m < x[i]) { at = i; m = x[i]; }", TestName = "Choice: operands swapped")]
    [TestCase("at = x[i] > m ? i : at; m = x[i] > m ? x[i] : m;", TestName = "Choice: conditional expressions")]
    [TestCase("double v = x[i]; if (v > m) { m = v; at = i; }", TestName = "Choice: by a local")]
    [TestCase("c += y[i]; if (x[i] > m) at = i; c += 2; if (x[i] > m) m = x[i];", TestName = "Choice: unrelated statements around and between")]
    [TestCase("if (y[i] > 0 && x[i] > m) { m = x[i]; at = i; }", TestName = "Choice: a condition in front")]
    [TestCase("if (x[i] > m && i != n) { m = x[i]; at = i; }", TestName = "Choice: a condition behind")]
    public void The_greatest_with_its_index(string body)
    {
        Reduction chosen = Verdict(body).Reductions.Single(r => r.Choice is not null);

        Assert.That(chosen.Variable.Name, Is.EqualTo("m"));
        Assert.That(chosen.Kind, Is.EqualTo(ReductionKind.Greatest));
        Assert.That(chosen.Choice!.IsLast, Is.False);
        Assert.That(chosen.Choice.Taken.Select(t => t.Name), Is.EqualTo(new[] { "at" }));
        Assert.That(chosen.IsReassociated, Is.False);
    }

    [TestCase("m = m + x[i] - z[i];", "m += x[i]\n  m += -z[i]", TestName = "Several at once: a difference")]
    [TestCase("m = x[i] + (z[i] + m) + p;", "m += z[i]\n  m += x[i]\n  m += p", TestName = "Several at once: from the inside")]
    [TestCase("m += x[i]; m = m + z[i] * 2 + 1;", "m += (z[i] * 2d)\n  m += 1d", TestName = "Several at once: behind another")]
    [TestCase("m = Math.Max(Math.Max(z[i], m), x[i]);", "m max= z[i]\n  m max= x[i]", TestName = "Several at once: the greatest")]
    [TestCase("k = k ^ y[i] ^ (y[i] >> 3);", "k ^= y[i]\n  k ^= (y[i] >> 3)", TestName = "Several at once: bits")]
    public void Several_values_of_one_statement(string body, string steps)
    {
        Body lowered = LoweredBody.Of(Parameters, $"{Start} for (int i = 0; i < n; i++) {{ {body} }} seen = at + k + c + (int)m;");

        Assert.That(IrPrinter.Print(lowered), Does.Contain(steps));
        Assert.That(new BodyFacts(lowered, FloatOrder.Shaped)[LoweredBody.Loop(lowered)].IsParallel);
    }

    [TestCase("m = m * x[i] + z[i];", TestName = "Not several at once: two operations")]
    [TestCase("m = x[i] - (m - z[i]);", TestName = "Not several at once: less what it was")]
    [TestCase("m = m + x[i] + m;", TestName = "Not several at once: twice")]
    public void Not_several_values(string body) => Assert.That(Verdict(body).IsIndependent, Is.False);

    [Test]
    public void The_greatest_by_its_place_gets_a_name()
    {
        Body body = LoweredBody.Of(Parameters, $"{Start} at = 0; for (int i = 1; i < n; i++) if (x[i] > x[at]) at = i; seen = at;");

        Assert.That(IrPrinter.Print(body), Does.Contain("double best = x[at2]").And.Contain("best = x[i]"));
        Assert.That(new BodyFacts(body, FloatOrder.Shaped)[LoweredBody.Loop(body)].Reductions.Single().Choice, Is.Not.Null);
    }

    [TestCase("if (x[i] >= m) { m = x[i]; at = i; }", ReductionKind.Greatest, true)]
    [TestCase("if (x[i] < m) { m = x[i]; at = i; }", ReductionKind.Least, false)]
    [TestCase("if (m >= x[i]) { m = x[i]; at = i; }", ReductionKind.Least, true)]
    public void Other_choices(string body, object kind, bool isLast)
    {
        Choice choice = Verdict(body).Reductions.Single().Choice!;

        Assert.That((choice.Kind, choice.IsLast), Is.EqualTo(((ReductionKind)kind, isLast)));
    }

    [TestCase("if (!(x[i] <= m)) { m = x[i]; at = i; }", TestName = "No choice: NaN would count")]
    [TestCase("if (x[i] > m) { m = x[i]; k++; }", TestName = "No choice: how often the best changed")]
    [TestCase("if (x[i] > m) { m = x[i] + 1; at = i; }", TestName = "No choice: keeps another value than it compares")]
    [TestCase("if (x[i] > m) { at = i; m = at; }", TestName = "No choice: keeps the index")]
    [TestCase("if (x[i] > m) { m = x[i]; at = i; } c += at;", TestName = "No choice: what leads for a while is read")]
    [TestCase("if (x[i] > m) { m = x[i]; at = i; } x[i] = m;", TestName = "No choice: the best so far is written")]
    [TestCase("double v = x[i]; if (v > m) at = i; v = -v; if (v > m) m = v;", TestName = "No choice: the value changes in between")]
    [TestCase("if (x[i] > m) at = i; x[i] = -x[i]; if (x[i] > m) m = x[i];", TestName = "No choice: the element changes in between")]
    [TestCase("if (x[i] > m) at = i; c += at; if (x[i] > m) m = x[i];", TestName = "No choice: the place is read in between")]
    [TestCase("if (y[i] > c) at = i; if (y[i] >= c) k = i; c = Math.Max(c, y[i]);", TestName = "No choice: one takes the first of equal ones, one the last")]
    [TestCase("if (x[i] > m) { m = x[i]; at = i; } else at = -i;", TestName = "No choice: the other iterations assign, too")]
    public void What_is_no_choice(string body) => Assert.That(Verdict(body).IsIndependent, Is.False);

    [TestCase("if (x[i] > p) z[k++] = x[i];", 0, TestName = "Packing: postfix")]
    [TestCase("if (x[i] > p) { z[k] = x[i]; k++; }", 0, TestName = "Packing: a step behind")]
    [TestCase("if (x[i] > p) { k += 1; z[k - 1] = x[i]; }", 0, TestName = "Packing: a step ahead")]
    [TestCase("if (!(x[i] > p)) continue; int to = k; k = k + 1; c += y[i]; z[to] = x[i];", 0, TestName = "Packing: by a local")]
    [TestCase("if (x[i] > p) z[++k] = x[i];", 1, TestName = "Packing: prefix")]
    [TestCase("if (x[i] > p) { z[k++] = x[i]; m += x[i]; }", 0, TestName = "Packing: beside a sum")]
    [TestCase("m = Math.Max(m, x[i]); if (x[i] > p) { c++; z[k++] = x[i]; }", 0, TestName = "Packing: beside a maximum and a count")]
    public void Packs_behind_a_counter(string body, long offset)
    {
        LoopVerdict verdict = Verdict(body);
        Packing packing = verdict.Reductions.Single(r => r.Packing is not null).Packing!;

        Assert.That(packing.Counter.Name, Is.EqualTo("k"));
        Assert.That(packing.Stores.Select(s => s.Offset), Is.EqualTo(new[] { offset }));
        Assert.That((verdict.IsParallel, verdict.KeepsOrder), Is.EqualTo((false, true)));
    }

    [TestCase("if (x[i] > p) x[k++] = x[i];", "", TestName = "Packing in place: a copy")]
    [TestCase("if (x[i] > p) x[k++] = x[i] * 2;", "", TestName = "Packing in place: another value")]
    [TestCase("if (i > 0 && x[i - 1] > p) x[k++] = x[i];", "", TestName = "Packing in place: a copy, and the element before it is read")]
    [TestCase("if (x[i + n] > p) x[k++] = x[i + n] * 2;", "n", TestName = "Packing in place: from further on")]
    public void Packs_into_what_it_reads(string body, string room)
    {
        LoopVerdict verdict = Verdict(body);

        Assert.That(verdict.Packs);
        Assert.That(string.Join(", ", verdict.Apart.Cast<StaysBehind>().Select(c => c.Room.ToString())), Is.EqualTo(room));
    }

    [TestCase("if (x[i] > p) { z[k] = x[i]; k += 2; }", TestName = "No packing: it leaves gaps")]
    [TestCase("if (x[i] > p) { z[k] = x[i]; if (y[i] > 0) k++; }", TestName = "No packing: it may write a place again")]
    [TestCase("if (x[i] > p) { z[k] = k; k++; }", TestName = "No packing: the counter is a value")]
    [TestCase("if (i > 0 && x[i - 1] > p) x[k++] = x[i] + 1;", TestName = "No packing: in place, and what is written is read")]
    [TestCase("if (x[i] > p) { x[k++] = x[i] * 2; at = (int)x[i]; }", TestName = "No packing: in place, and read again behind it")]
    [TestCase("if (x[n - i] > p) x[k++] = x[n - i];", TestName = "No packing: in place, against the index")]
    [TestCase("if (x[i] > p) z[k++] = x[i]; if (y[i] > p) z[k++] = y[i];", TestName = "No packing: two steps")]
    [TestCase("if (x[i] > p) z[seen++] = x[i];", TestName = "No packing: the caller sees the counter")]
    public void What_is_no_packing(string body) => Assert.That(Verdict(body).IsIndependent, Is.False);

    [TestCase("y[(int)x[i]]++;", ReductionKind.Sum)]
    [TestCase("y[y.Length / 2] = i + y[y.Length / 2];", ReductionKind.Sum)]
    [TestCase("if (x[i] > p) y[i % 7] -= i; else y[i & 3] += 2;", ReductionKind.Sum)]
    [TestCase("for (int j = 0; j < n; j++) y[j] ^= i * j;", ReductionKind.Xor)]
    [TestCase("z[(int)x[i]] -= x[i];", ReductionKind.Sum)]
    public void Tallies(string body, object kind)
    {
        LoopVerdict verdict = Verdict(body);

        Assert.That(verdict.Tallies.Select(t => t.Kind), Is.EqualTo(new[] { (ReductionKind)kind }));
        Assert.That(verdict.IsIndependent, Is.False);
    }

    [TestCase("z[(int)x[i]] *= x[i];", TestName = "No tally: a floating product")]
    [TestCase("y[(int)x[i]] *= 3;", TestName = "No tally: copies would start at one")]
    [TestCase("y[i % 7]++; c = y[0];", TestName = "No tally: elements are read besides")]
    [TestCase("y[i % 7] += y[i % 5];", TestName = "No tally: elements are taken from others")]
    [TestCase("y[i % 7] += 1; y[i % 5] ^= 1;", TestName = "No tally: two operations")]
    [TestCase("y[i % 7] = i - y[i % 7];", TestName = "No tally: less what was there")]
    [TestCase("y[i % 7] = y[i % 5] + 1;", TestName = "No tally: another element")]
    public void What_is_no_tally(string body) => Assert.That(Verdict(body).Tallies, Is.Empty);

    private static LoopVerdict Verdict(string body) =>
        LoweredBody.Verdict(Parameters, $"{Start} for (int i = 0; i < n; i++) {{ {body} }} seen = at + k + c + (int)m;");
}
