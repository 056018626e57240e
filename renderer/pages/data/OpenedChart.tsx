/** Tickets opened month by month; months that the export covers only in part are pale and count for no rate. */
import { Bar, BarChart, CartesianGrid, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { TicketCube, TicketProfile } from "../../../shared/ingest/formats.ts";
import { ChartPanel, type ChartTable } from "../../charts/ChartPanel.tsx";
import { AxisCaption, niceScale } from "../../charts/ChartParts.tsx";
import { ChartTip } from "../../charts/ChartTip.tsx";
import { monthAxis, VALUE_AXIS } from "../../charts/month-axis.ts";
import { useFigures } from "../../controls/figures.ts";
import { color } from "../../theme/tokens.ts";
import { openedFinding, openedMonths } from "./opened-finding.ts";

const PALE = `color-mix(in srgb, ${color("ev-m")} 38%, ${color("surface")})`;

export function OpenedChart({ profile, cube }: { profile: TicketProfile; cube: TicketCube }) {
  const figures = useFigures();
  const months = openedMonths(profile, cube);
  const { title, subtitle } = openedFinding(months, figures);
  const { domain, ticks } = niceScale(
    months.map((month) => month.tickets),
    true,
  );
  const covered = (complete: boolean): string => (complete ? "whole" : "in part");
  const table: ChartTable = {
    heads: ["Month", "Tickets opened", "Covered"],
    rows: months.map(({ month, tickets, complete }) => [
      figures.month(month),
      figures.number(tickets),
      covered(complete),
    ]),
    data: months.map(({ month, tickets, complete }) => [month, tickets, covered(complete)]),
  };
  return (
    <ChartPanel title={title} subtitle={subtitle} table={table} tools={null}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={months}
          margin={{ top: 24, right: 16, bottom: 6, left: 4 }}
          barCategoryGap="28%"
          accessibilityLayer
        >
          <CartesianGrid vertical={false} stroke={color("grid")} />
          <XAxis
            {...monthAxis(
              months.map((month) => month.month),
              figures,
            )}
          />
          <YAxis
            domain={domain}
            ticks={ticks.filter(Number.isInteger)}
            tickFormatter={(value: number) => figures.number(value)}
            {...VALUE_AXIS}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: color("hover") }}
            content={({ active, label }) => {
              const month = months.find((one) => one.month === label);
              if (active !== true || month === undefined) return null;
              const name = month.complete ? "Tickets opened" : "Tickets opened, month in part";
              return (
                <ChartTip
                  title={figures.month(month.month)}
                  rows={[{ label: name, value: figures.number(month.tickets), color: "ev-m" }]}
                />
              );
            }}
          />
          <Bar dataKey="tickets" name="Tickets opened" radius={2} maxBarSize={48} isAnimationActive={false}>
            {months.map(({ month, complete }) => (
              <Cell key={month} fill={complete ? color("ev-m") : PALE} />
            ))}
          </Bar>
          <AxisCaption text="Tickets a month" />
        </BarChart>
      </ResponsiveContainer>
    </ChartPanel>
  );
}
