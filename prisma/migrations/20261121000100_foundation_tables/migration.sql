-- The tables of the foundation: system, identity, private register, public projection, trail. Their rules follow in 0110.

-- CreateEnum
CREATE TYPE "identity"."staff_role" AS ENUM ('officer', 'reviewer', 'finance', 'auditor', 'admin');

-- CreateEnum
CREATE TYPE "private"."age_class" AS ENUM ('adult', 'minor');

-- CreateEnum
CREATE TYPE "private"."stop_kind" AS ENUM ('origin', 'recruitment', 'transit', 'exploitation', 'escape_or_rescue', 'shelter', 'return', 'destination');

-- CreateEnum
CREATE TYPE "public"."need_category" AS ENUM ('safe_accommodation', 'medical', 'psychosocial', 'legal', 'return_travel', 'education_skills', 'job_placement', 'small_business', 'basic_needs', 'family_support');

-- CreateEnum
CREATE TYPE "private"."consent_scope_name" AS ENUM ('needs', 'story', 'journey_country', 'journey_region', 'age_band', 'updates', 'share_card', 'open_data');

-- CreateEnum
CREATE TYPE "private"."consent_medium" AS ENUM ('spoken', 'written', 'thumbprint');

-- CreateEnum
CREATE TYPE "private"."gate_outcome" AS ENUM ('clean', 'review', 'blocked', 'refused');

-- CreateEnum
CREATE TYPE "private"."review_decision" AS ENUM ('approved', 'sent_back');

-- CreateEnum
CREATE TYPE "public"."campaign_status" AS ENUM ('published', 'unpublished', 'closed');

-- CreateEnum
CREATE TYPE "public"."exploitation_form" AS ENUM ('forced_labour', 'sexual_exploitation', 'domestic_servitude', 'debt_bondage', 'forced_criminality', 'other');

-- CreateEnum
CREATE TYPE "public"."age_band" AS ENUM ('young_adult', 'adult', 'older_adult');

-- CreateTable
CREATE TABLE "audit"."trail_entry" (
    "seq" BIGSERIAL NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "trail_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "identity"."office" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."role_grant" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "role" "identity"."staff_role" NOT NULL,
    "office_id" UUID,
    "proposed_by" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."verification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity"."two_factor" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."case_file" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "pseudonym" TEXT NOT NULL,
    "office_id" UUID NOT NULL,
    "age_class" "private"."age_class" NOT NULL DEFAULT 'minor',
    "title_sealed" BYTEA NOT NULL,
    "person_sealed" BYTEA NOT NULL,
    "import_digest" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."journey_stop" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "private"."stop_kind" NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "journey_stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."needs_assessment" (
    "case_id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "needs_assessment_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "private"."needs_line" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "category" "need_category" NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_cost_minor" BIGINT NOT NULL,
    "priority" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "needs_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."consent" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "medium" "private"."consent_medium" NOT NULL,
    "given_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "granted_scopes" "private"."consent_scope_name"[],
    "sealed" BYTEA NOT NULL,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."consent_condition" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "consent_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "consent_condition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."story_draft" (
    "case_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "story_draft_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "private"."draft_author" (
    "case_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "draft_author_pkey" PRIMARY KEY ("case_id","user_id")
);

-- CreateTable
CREATE TABLE "private"."gate_run" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "draft_revision" INTEGER NOT NULL,
    "consent_id" UUID,
    "outcome" "private"."gate_outcome" NOT NULL,
    "summary" JSONB NOT NULL,
    "ran_by" UUID NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gate_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."justification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_by" UUID,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "justification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."review" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "draft_revision" INTEGER NOT NULL,
    "sent_by" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decision" "private"."review_decision",
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason_sealed" BYTEA,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."risk_assessment" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "case_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "assessed_on" DATE NOT NULL,
    "assessed_by" UUID NOT NULL,
    "perpetrator_at_large" BOOLEAN NOT NULL,
    "proceedings_under_way" BOOLEAN NOT NULL,
    "others_still_held" BOOLEAN NOT NULL,
    "media_interest" BOOLEAN NOT NULL,
    "safe_to_publish" BOOLEAN NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "risk_assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "private"."publication" (
    "case_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "consent_id" UUID NOT NULL,
    "approved_by" UUID NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "private"."published_line" (
    "campaign_line_id" UUID NOT NULL,
    "needs_line_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,

    CONSTRAINT "published_line_pkey" PRIMARY KEY ("campaign_line_id")
);

-- CreateTable
CREATE TABLE "public"."campaign" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL DEFAULT 'published',
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "form" "public"."exploitation_form",
    "age_band" "public"."age_band",
    "currency" CHAR(3) NOT NULL,
    "published_month" DATE NOT NULL,
    "visible_until" TIMESTAMPTZ(3) NOT NULL,
    "shuffle" DOUBLE PRECISION NOT NULL DEFAULT random(),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public"."campaign_line" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "category" "need_category" NOT NULL,
    "label" TEXT NOT NULL,
    "goal_minor" BIGINT NOT NULL,
    "priority" INTEGER NOT NULL,

    CONSTRAINT "campaign_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public"."campaign_stop" (
    "campaign_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "area_code" TEXT,
    "years" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "campaign_stop_pkey" PRIMARY KEY ("campaign_id","position")
);

-- CreateTable
CREATE TABLE "public"."campaign_update" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "campaign_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "system"."installation" (
    "only_row" BOOLEAN NOT NULL DEFAULT true,
    "mode" TEXT NOT NULL,
    "stripe_account_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("only_row")
);

-- CreateTable
CREATE TABLE "system"."clock_offset" (
    "only_row" BOOLEAN NOT NULL DEFAULT true,
    "seconds" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "clock_offset_pkey" PRIMARY KEY ("only_row")
);

-- CreateTable
CREATE TABLE "system"."outbox_event" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "trail_entry_id_key" ON "audit"."trail_entry"("id");

-- CreateIndex
CREATE INDEX "trail_entry_subject_kind_subject_seq_idx" ON "audit"."trail_entry"("subject_kind", "subject", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "office_name_key" ON "identity"."office"("name");

-- CreateIndex
CREATE INDEX "role_grant_user_id_idx" ON "identity"."role_grant"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "identity"."user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "identity"."session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "identity"."session"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "identity"."account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "identity"."verification"("identifier");

-- CreateIndex
CREATE INDEX "two_factor_user_id_idx" ON "identity"."two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_pseudonym_key" ON "private"."case_file"("pseudonym");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_office_id_import_digest_key" ON "private"."case_file"("office_id", "import_digest");

-- CreateIndex
CREATE UNIQUE INDEX "journey_stop_case_id_position_key" ON "private"."journey_stop"("case_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "needs_line_case_id_position_key" ON "private"."needs_line"("case_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "consent_case_id_version_key" ON "private"."consent"("case_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "consent_condition_consent_id_position_key" ON "private"."consent_condition"("consent_id", "position");

-- CreateIndex
CREATE INDEX "gate_run_case_id_ran_at_idx" ON "private"."gate_run"("case_id", "ran_at");

-- CreateIndex
CREATE UNIQUE INDEX "justification_case_id_fingerprint_key" ON "private"."justification"("case_id", "fingerprint");

-- CreateIndex
CREATE INDEX "review_case_id_sent_at_idx" ON "private"."review"("case_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "risk_assessment_review_id_key" ON "private"."risk_assessment"("review_id");

-- CreateIndex
CREATE UNIQUE INDEX "publication_campaign_id_key" ON "private"."publication"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "published_line_needs_line_id_key" ON "private"."published_line"("needs_line_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_slug_key" ON "public"."campaign"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_line_campaign_id_position_key" ON "public"."campaign_line"("campaign_id", "position");

-- CreateIndex
CREATE INDEX "outbox_event_handled_at_created_at_idx" ON "system"."outbox_event"("handled_at", "created_at");

-- AddForeignKey
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity"."two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "identity"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."case_file" ADD CONSTRAINT "case_file_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."journey_stop" ADD CONSTRAINT "journey_stop_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."needs_assessment" ADD CONSTRAINT "needs_assessment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."needs_line" ADD CONSTRAINT "needs_line_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."needs_assessment"("case_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."consent" ADD CONSTRAINT "consent_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."consent_condition" ADD CONSTRAINT "consent_condition_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "private"."consent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."story_draft" ADD CONSTRAINT "story_draft_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."draft_author" ADD CONSTRAINT "draft_author_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."gate_run" ADD CONSTRAINT "gate_run_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."justification" ADD CONSTRAINT "justification_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."review" ADD CONSTRAINT "review_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."risk_assessment" ADD CONSTRAINT "risk_assessment_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."risk_assessment" ADD CONSTRAINT "risk_assessment_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "private"."review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."publication" ADD CONSTRAINT "publication_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "private"."published_line" ADD CONSTRAINT "published_line_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "private"."publication"("case_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public"."campaign_line" ADD CONSTRAINT "campaign_line_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public"."campaign_stop" ADD CONSTRAINT "campaign_stop_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "public"."campaign_update" ADD CONSTRAINT "campaign_update_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaign"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
