using System.Linq;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Transforms;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;
using static FusedKernels.Kernel.Tests.Harness.IrBuilder;

namespace FusedKernels.Kernel.Tests;

/// <summary>What becomes, in lanes, of loops that a flag ends.</summary>
[TestFixture]
public sealed class ExitLoopsTests
{
    private static readonly Variable On = new("on", ScalarType.Boolean, VariableKind.Local);

    private IrBuilder ir = new();

    [SetUp]
    public void Reset() => ir = new IrBuilder();

    [Test]
    public void A_jump_out_of_a_loop_leaves_it_there() => Check(
        [In(1, ir.Repeat(P, ir.Set(0), ir.When(Q, ir.Out(1)), ir.Set(1)))],
        "while p\n  x = 0\n  exit if q\n  x = 1\n");

    [Test]
    public void What_is_done_before_the_jump_stands_under_its_branch() => Check(
        [In(1, ir.Repeat(P, ir.When(Q, ir.Set(7), ir.Out(1)), ir.Set(1)))],
        "while p\n  bool leaves = q\n  if leaves\n    x = 7\n  exit if leaves\n  x = 1\n");

    [Test]
    public void A_jump_from_deep_inside_leaves_behind_the_branch() => Check(
        [In(1, ir.Repeat(P, ir.When(P, ir.When(Q, ir.Out(1)), ir.Set(1)), ir.Set(2)))],
        """
        bool on = true
        while p
          if p
            if q
              on = false
            else
              x = 1
          exit if !on
          x = 2

        """);

    [Test]
    public void One_flag_leaves_both_loops() => Check(
        [In(1, ir.Count("j", ir.Repeat(P, ir.When(Q, ir.Out(1)), ir.Set(2)), ir.Set(3)))],
        """
        bool on = true
        for j = 0; j < x; j += 1
          while p
            if q
              on = false
            exit if q
            x = 2
          exit if !on
          x = 3

        """);

    [Test]
    public void Each_of_two_flags_leaves_its_own_loop() => Check(
        [In(1, ir.Count("j", In(2, ir.Repeat(P, ir.When(Q, ir.Out(1)), ir.When(P, ir.Out(2)), ir.Set(2))), ir.Set(3)))],
        """
        bool on = true
        for j = 0; j < x; j += 1
          while p
            bool leaves = q
            if leaves
              on = false
            exit if leaves
            exit if p
            x = 2
          exit if !on
          x = 3

        """);

    [Test]
    public void A_flag_that_is_read_behind_the_loop_is_kept() => Check(
        [ir.Local(On, Constant.Bool(true)), Going(ir.When(new VariableRef(Q), Block.Of(Cleared()), Block.Of(ir.Set(1)))), ir.When(On, ir.Set(9))],
        "bool on = true\nwhile true\n  if q\n    on = false\n  exit if q\n  x = 1\nif on\n  x = 9\n");

    [Test]
    public void A_round_that_goes_on_after_clearing_its_flag_keeps_it()
    {
        Stmt[] statements = [ir.Local(On, Constant.Bool(true)), Going(ir.When(Q, Cleared()), ir.Set(1))];
        Check(statements, "bool on = true\nwhile on\n  if q\n    on = false\n  x = 1\n");
    }

    [Test]
    public void A_flag_that_is_set_again_is_no_way_out()
    {
        Stmt[] statements = [ir.Local(On, Constant.Bool(true)), Going(ir.When(new VariableRef(Q), Block.Of(Cleared()), Block.Of(ir.Set(On, Constant.Bool(true)))))];
        Check(statements, "bool on = true\nwhile on\n  if q\n    on = false\n  else\n    on = true\n");
    }

    [Test]
    public void A_flag_that_may_be_false_at_the_start_is_no_way_out()
    {
        Stmt[] statements = [ir.Local(On, new VariableRef(P)), Going(ir.When(Q, Cleared()))];
        Check(statements, "bool on = p\nwhile on\n  if q\n    on = false\n");
    }

    private While Going(params Stmt[] body) => ir.Repeat(On, body);

    private Assign Cleared() => ir.Set(On, Constant.Bool(false));

    private void Check(Stmt[] statements, string expected)
    {
        Body structured = StructureJumps.Run(Body(statements));

        For unit = ExitLoops.Run(ir.Count("i", [.. structured.Statements.Statements]) with { Id = 9999 }, new FreeNames(structured.Names()));

        Assert.Multiple(() =>
        {
            Assert.That(IrPrinter.Print(unit.Body), Is.EqualTo(expected.ReplaceLineEndings("\n")));
            Assert.That(IrVerifier.Faults(Body(unit)), Is.Empty);
        });
    }
}
